import { describe, expect, it } from 'vitest'
import type { ListeningEmulator } from '../../../src/index.ts'
import { AGENT, birdWith } from '../../support/bird.ts'
import { body, controlOf, problem } from '../../support/control.ts'

const ACTIONS = '/worlds/default/actions/bird'
const createDesk = (): ListeningEmulator => birdWith({ agents: [{ id: AGENT, name: 'Tamsin Ferrier' }] })

describe('the action endpoints', () => {
  it('lists the actions of a vendor with the schemas of their parameters and results', async () => {
    const control = controlOf(createDesk())
    const { actions } = await control.read('ActionList', ACTIONS)
    expect(actions.map(({ name }) => name)).toEqual(['inbox-open', 'inbox-close', 'assign-item', 'close-item'])
    const [opened] = actions
    expect(opened).toMatchObject({ parameters: { required: ['agentId'] }, result: { type: 'object' } })
    expect(await control.read('ActionList', '/worlds/default/actions/kore')).toEqual({ actions: [] })
  })

  it('carries out an action in its world only and returns its result', async () => {
    const emulator = createDesk()
    const other = emulator.fork({ name: 'other' })
    const response = await controlOf(emulator).post(`${ACTIONS}/inbox-open`, { agentId: AGENT })
    const { vendor, action, result } = await body<'ActionResult'>(response)
    expect([vendor, action, result]).toMatchObject(['bird', 'inbox-open', { status: 'active' }])
    expect(other.bird.records.agents.get(AGENT)?.availability.status).toBe('away')
  })

  it('rejects invalid and unknown parameters of an action with the nearest name', async () => {
    const control = controlOf(createDesk())
    const misspelt = await problem(await control.post(`${ACTIONS}/inbox-open`, { agentID: AGENT, agentId: AGENT }))
    expect(misspelt).toMatchObject({ status: 400, findings: [{ at: '/agentID', keyword: 'undeclared' }] })
    expect(misspelt.detail).toContain('did you mean "agentId"?')
    const invalid = await problem(await control.post(`${ACTIONS}/assign-item`, { agentId: AGENT, channel: 'fax' }))
    expect(invalid).toMatchObject({ status: 400, findings: [{ in: 'body', at: '/channel' }] })
  })

  it('answers 404 for an unknown action, vendor, world or record', async () => {
    const control = controlOf(createDesk())
    const statusFor = async (path: string) => (await control.post(path, { agentId: AGENT })).status
    expect(await statusFor(`${ACTIONS}/inbox-opn`)).toBe(404)
    expect(await statusFor('/worlds/default/actions/acme/inbox-open')).toBe(404)
    expect(await statusFor('/worlds/nowhere/actions/bird/inbox-open')).toBe(404)
    const unknown = await problem(await control.post(`${ACTIONS}/inbox-open`, { agentId: 'nobody' }))
    expect([unknown.status, unknown.detail]).toEqual([404, expect.stringContaining('nobody')])
  })

  it('answers 409 for an action that is impossible now, and changes nothing', async () => {
    const emulator = createDesk()
    const before = emulator.bird.records.agents.get(AGENT)
    const item = { agentId: AGENT, channel: 'email' }
    const rejected = await problem(await controlOf(emulator).post(`${ACTIONS}/assign-item`, item))
    expect([rejected.status, rejected.detail]).toEqual([409, expect.stringContaining('set its status to active')])
    expect(emulator.bird.records.agents.get(AGENT)).toBe(before)
  })
})

describe('act', () => {
  it('reports what failed, and the actions of the vendor', () => {
    const act = () => createDesk().bird.act('close-item', { agentId: AGENT, channel: 'email' })
    expect(act).toThrow(`Action "close-item" of bird failed: Agent ${AGENT} has no email item to close`)
    expect(act).toThrow('inbox-open, inbox-close, assign-item, close-item')
  })
})
