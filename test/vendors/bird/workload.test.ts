import { expect, it } from 'vitest'
import { AGENT, AGENTS, birdClient, birdWith, json, ONE, RULE, WORKSPACE } from '../../support/bird.ts'

const RULES = `/workspaces/${WORKSPACE}/inbox/capacity`
const LATER = '2026-01-15T10:00:00.000Z'

it('updates the workload when an item is assigned or closed', async () => {
  const emulator = birdWith()
  const { get, post } = birdClient(emulator)
  expect(await (await get(ONE)).json()).not.toHaveProperty('lastAssignedAt')
  emulator.clock.advance('1h')
  await post(`${ONE}/workload/assign`, { channel: 'email' })
  const two = await json<'Workload'>(await post(`${ONE}/workload/assign`, { channel: 'email' }))
  expect(two).toMatchObject({ workload: { messaging: 0, email: 2 }, updatedAt: LATER })
  emulator.clock.advance('1h')
  await post(`${ONE}/workload/close`, { channel: 'email' })
  const agent = await json<'Agent'>(await get(ONE))
  expect(agent).toMatchObject({ workload: { workload: { messaging: 0, email: 1 } }, lastAssignedAt: LATER })
})

it('rejects an item for an agent that is not active, is at capacity or has no rule', async () => {
  const emulator = birdWith()
  const { get, patch, post, remove } = birdClient(emulator)
  const assign = async () => {
    const response = await post(`${ONE}/workload/assign`, { channel: 'messaging' })
    return `${response.status} ${response.status === 200 ? '' : (await json<'Error'>(response)).code}`.trim()
  }
  expect([await assign(), await assign(), await assign()]).toEqual(['200', '200', '409 AgentNotAssignable'])
  for (const status of ['away', 'offline']) {
    await patch(ONE, { status })
    expect(await assign()).toBe('409 AgentNotAssignable')
  }
  await patch(ONE, { status: 'active' })
  await remove(`${RULES}/${RULE}`)
  expect(await assign()).toBe('409 AgentNotAssignable')
  const workload = await json<'Workload'>(await get(`${ONE}/workload`))
  expect(workload.workload).toEqual({ messaging: 2, email: 0 })
  expect(workload).not.toHaveProperty('rule')
})

it('answers 409 if an agent has no item to close', async () => {
  const response = await birdClient(birdWith()).post(`${ONE}/workload/close`, { channel: 'messaging' })
  expect([response.status, (await json<'Error'>(response)).code]).toEqual([409, 'NothingAssigned'])
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

/** Returns the request body of a rule that lists the agent. */
function rule(name: string): object {
  return { name, description: name, capacity: { messaging: 1, email: 1 }, agents: [AGENT] }
}
