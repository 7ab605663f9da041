import { expect, it } from 'vitest'
import { AGENT, AGENTS, birdClient, birdWith, json, ONE, RULE, WORKSPACE } from '../../support/bird.ts'

const RULES = `/workspaces/${WORKSPACE}/inbox/capacity`
const LATER = '2026-01-15T10:00:00.000Z'

it('updates the workload when an item is assigned or closed', async () => {
  const emulator = birdWith()
  const { get } = birdClient(emulator)
  const email = { agentId: AGENT, channel: 'email' } as const
  expect(await (await get(ONE)).json()).not.toHaveProperty('lastAssignedAt')
  emulator.clock.advance('1h')
  emulator.bird.act('assign-item', email)
  const two = emulator.bird.act('assign-item', email)
  expect(two).toMatchObject({ workload: { messaging: 0, email: 2 }, updatedAt: LATER })
  emulator.clock.advance('1h')
  emulator.bird.act('close-item', email)
  const agent = await json<'Agent'>(await get(ONE))
  expect(agent).toMatchObject({ workload: { workload: { messaging: 0, email: 1 } }, lastAssignedAt: LATER })
})

it('rejects an item for an agent that is not active, is at capacity or has no rule', async () => {
  const emulator = birdWith()
  const { get, patch, remove } = birdClient(emulator)
  const assign = () => emulator.bird.act('assign-item', { agentId: AGENT, channel: 'messaging' })
  assign()
  assign()
  expect(assign).toThrow(`Agent ${AGENT} has 2 of 2 messaging items: close an item to assign another`)
  for (const status of ['away', 'offline']) {
    await patch(ONE, { status })
    expect(assign).toThrow(`is ${status}: set its status to active to assign an item`)
  }
  await patch(ONE, { status: 'active' })
  await remove(`${RULES}/${RULE}`)
  expect(assign).toThrow('has no capacity rule')
  const workload = await json<'Workload'>(await get(`${ONE}/workload`))
  expect(workload.workload).toEqual({ messaging: 2, email: 0 })
  expect(workload).not.toHaveProperty('rule')
})

it('assigns any number of items of a channel that the rule does not limit', async () => {
  const emulator = birdWith()
  await birdClient(emulator).patch(`${RULES}/${RULE}`, { capacity: { email: 0 } })
  for (let items = 0; items < 9; items++) emulator.bird.act('assign-item', { agentId: AGENT, channel: 'messaging' })
  expect(() => emulator.bird.act('assign-item', { agentId: AGENT, channel: 'email' })).toThrow('has 0 of 0 email items')
})

it('rejects closing an item that an agent does not have', () => {
  const emulator = birdWith()
  const close = () => emulator.bird.act('close-item', { agentId: AGENT, channel: 'messaging' })
  expect(close).toThrow(`Agent ${AGENT} has no messaging item to close: assign an item first`)
})

it('applies the capacity rule of an agent, or else the default rule', async () => {
  const { get, post } = birdClient(birdWith())
  expect(await (await get(`${ONE}/workload`)).json()).toMatchObject({ ruleId: RULE, rule: { default: true } })
  const own = { name: 'Own', description: 'Her own', capacity: { messaging: 9, email: 9 }, agents: [AGENT] }
  const { id } = await json<'CapacityRule'>(await post(RULES, own))
  expect(await (await get(`${ONE}/workload`)).json()).toMatchObject({ ruleId: id, rule: { assignedAgentIds: [AGENT] } })
})

it('removes an agent from its previous capacity rule when a new rule lists it', async () => {
  const { get, post } = birdClient(birdWith())
  const first = await json<'CapacityRule'>(await post(RULES, rule('First')))
  const second = await json<'CapacityRule'>(await post(RULES, rule('Second')))
  expect(await (await get(`${RULES}/${first.id}`)).json()).toMatchObject({ assignedAgentIds: [] })
  expect(await (await get(`${ONE}/workload`)).json()).toMatchObject({ ruleId: second.id })
  expect((await post(RULES, { ...rule('Third'), agents: [RULE] })).status).toBe(422)
})

it('rejects a second default capacity rule', async () => {
  const more = { name: 'More', description: 'More', default: true, capacity: { messaging: 1, email: 1 } }
  const response = await birdClient(birdWith()).post(RULES, { ...more, agents: [AGENT] })
  expect(response.status).toBe(409)
  expect(await response.json()).toEqual({
    code: 'ResourceAlreadyExists',
    message: 'default capacity rule already exists',
  })
})

it('applies the default rule to the agents of a deleted rule', async () => {
  const { get, post, remove } = birdClient(birdWith())
  const own = { name: 'Own', description: 'Her own', capacity: { messaging: 9, email: 9 }, agents: [AGENT] }
  const { id } = await json<'CapacityRule'>(await post(RULES, own))
  await remove(`${RULES}/${id}`)
  expect(await (await get(`${AGENTS}/me`)).json()).toMatchObject({ workload: { ruleId: RULE } })
})

it('creates a capacity rule without a figure for every channel', async () => {
  const { post } = birdClient(birdWith())
  const created = await post(RULES, { ...rule('Messages only'), capacity: { messaging: 1 } })
  expect([created.status, await created.json()]).toMatchObject([201, { capacity: { messaging: 1 } }])
  expect((await post(RULES, { ...rule('Voice'), capacity: { voice: 1 } })).status).toBe(422)
})

it('changes a capacity rule and its agents', async () => {
  const emulator = birdWith()
  const { get, post, patch } = birdClient(emulator)
  const { id } = await json<'CapacityRule'>(await post(RULES, { ...rule('Own'), agents: [] }))
  emulator.clock.advance('1h')
  const changed = await patch(`${RULES}/${id}`, { name: 'Her own', capacity: { email: 7 }, agents: [AGENT] })
  const expected = { name: 'Her own', description: 'Own', capacity: { email: 7 }, assignedAgentIds: [AGENT] }
  expect(await changed.json()).toMatchObject({ ...expected, updatedAt: LATER })
  expect(await (await get(`${ONE}/workload`)).json()).toMatchObject({ ruleId: id })
  expect((await patch(`${RULES}/${id}`, { default: true })).status).toBe(409)
  expect((await patch(`${RULES}/${id}`, { agents: [RULE] })).status).toBe(422)
})

/** Returns the request body of a rule that lists the agent. */
function rule(name: string): object {
  return { name, description: name, capacity: { messaging: 1, email: 1 }, agents: [AGENT] }
}
