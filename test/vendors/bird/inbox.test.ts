import { expect, it } from 'vitest'
import type { ListeningEmulator } from '../../../src/index.ts'
import { AGENT, birdClient, birdWith, json, ONE } from '../../support/bird.ts'

const AVAILABILITY = `${ONE}/availability`

function worldWithAgent(profile: object = {}): ListeningEmulator {
  return birdWith({ agents: [{ id: AGENT, name: 'Tamsin Ferrier' }], profile })
}

async function statusIn(emulator: ListeningEmulator): Promise<string> {
  return (await json<'Availability'>(await birdClient(emulator).get(AVAILABILITY))).status
}

it('sets an agent active when its inbox opens', async () => {
  const emulator = worldWithAgent()
  expect(await statusIn(emulator)).toBe('away')
  expect(emulator.bird.act('inbox-open', { agentId: AGENT })).toMatchObject({ status: 'active' })
  expect(await statusIn(emulator)).toBe('active')
})

it('sets an agent away one minute after its inbox closes, whatever its status was set by', async () => {
  const emulator = worldWithAgent()
  const { get, patch } = birdClient(emulator)
  await patch(AVAILABILITY, { status: 'active' })
  emulator.bird.act('inbox-close', { agentId: AGENT })
  emulator.clock.advance('59s')
  emulator.bird.act('inbox-open', { agentId: AGENT })
  emulator.bird.act('inbox-close', { agentId: AGENT })
  emulator.clock.advance('59s')
  expect(await statusIn(emulator)).toBe('active')
  emulator.clock.advance('10s')
  const awaySince = '2026-01-15T09:01:59.000Z'
  expect(await (await get(AVAILABILITY)).json()).toMatchObject({ status: 'away', lastStatusSet: awaySince })
  expect(await (await get(ONE)).json()).toMatchObject({ lastSetToAwayAt: awaySince })
})

it('keeps an agent away that was set away by hand while its inbox stays open', async () => {
  const emulator = worldWithAgent()
  const { patch } = birdClient(emulator)
  const open = () => emulator.bird.act('inbox-open', { agentId: AGENT }).status
  const close = () => emulator.bird.act('inbox-close', { agentId: AGENT }).status
  open()
  await patch(AVAILABILITY, { status: 'away' })
  expect([open(), close(), open()]).toEqual(['away', 'away', 'away'])
  close()
  emulator.clock.advance('60s')
  expect(open()).toBe('active')
})

it('keeps a status that was set by hand if the profile is sticky', async () => {
  const emulator = worldWithAgent({ manualStatus: 'sticky' })
  const { patch } = birdClient(emulator)
  expect(emulator.bird.act('inbox-open', { agentId: AGENT }).status).toBe('active')
  await patch(AVAILABILITY, { status: 'away' })
  expect(emulator.bird.act('inbox-open', { agentId: AGENT }).status).toBe('away')
  await patch(AVAILABILITY, { status: 'active' })
  emulator.bird.act('inbox-close', { agentId: AGENT })
  emulator.clock.advance('1h')
  expect(await statusIn(emulator)).toBe('active')
})
