import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEmulator, type WorldDoor } from '../../src/index.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { vendors } from '../../src/vendors/index.ts'
import { json } from '../support/genesys.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const library = new Scenarios(vendors)

function ask(world: WorldDoor, path = '/api/v2/assistants'): Promise<Response> {
  return world.genesys.fetch(path, { headers: world.genesys.credentials.headers })
}

it('every file is packaged under its own name', () => {
  const files = readdirSync(FIXTURES).map((file) => file.replace(/\.yaml$/, ''))
  expect(library.names()).toEqual(files.toSorted())
})

describe.each(library.list())('$name', ({ name, describe: described }) => {
  it('says in one line what it holds', () => {
    expect(described).toMatch(/^[^\n]{20,110}$/)
  })

  it('is what a world can begin with, in every seed', () => {
    for (const seed of [1, 2, 3]) expect(() => createEmulator({ scenario: name, seed })).not.toThrow()
  })
})

it('an empty organisation has nothing but the way in', async () => {
  const emulator = createEmulator({ scenario: 'empty-organisation', auth: 'strict' })
  expect(await json<'AssistantListing'>(await ask(emulator))).toMatchObject({ entities: [] })
  expect((await ask(emulator, '/api/v2/routing/queues')).status).toBe(200)
})

it('a small team has an assistant at work and one on trial', () => {
  const { assistants, assistantQueues } = createEmulator({ scenario: 'small-team' }).genesys.records
  expect(assistants.list().map(({ state }) => state)).toEqual(['Active', 'Inactive'])
  expect(assistantQueues.size).toBe(2)
})

it('five hundred of everything is five hundred, each queue of an assistant of its own', () => {
  const { users, knowledgeBases, routingQueues, assistants, assistantQueues } = createEmulator({
    scenario: 'five-hundred-of-everything',
  }).genesys.records
  const sizes = [users, knowledgeBases, routingQueues, assistants, assistantQueues].map(({ size }) => size)
  expect(sizes).toEqual([500, 500, 500, 500, 500])
  expect(new Set(assistantQueues.list().map(({ id }) => id)).size).toBe(500)
  expect(new Set(assistantQueues.list().map(({ assistant }) => assistant.id)).size).toBe(500)
})

it.each([undefined, '2026-01-15T09:00:00Z'])(
  'expired credentials are refused until new ones are asked for (clock %s)',
  async (clock) => {
    const emulator = createEmulator({ scenario: 'expired-credentials', ...(clock && { clock }) })
    const { clientId, clientSecret } = emulator.genesys.credentials.settings

    expect((await ask(emulator)).status).toBe(401)
    const response = await emulator.genesys.fetch('/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const { access_token: token } = await json<'AccessToken'>(response)
    const headers = { authorization: `Bearer ${token}` }
    expect((await emulator.genesys.fetch('/api/v2/assistants', { headers })).status).toBe(200)
  },
)

it('a rate-limited client is refused once its window is used up', async () => {
  const emulator = createEmulator({ scenario: 'rate-limited', clock: '2026-01-15T09:00:00Z' })
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) statuses.push((await ask(emulator)).status)
  expect([statuses[4], statuses[5]]).toEqual([200, 429])
})
