import { expect, test } from 'vitest'
import { amanda, emulatorWith, inStream, json, OTHER_STREAM, rejection } from '../../support/kore.ts'

const people = Array.from({ length: 23 }, (_, i) => ({
  id: `a-${String(i).padStart(2, '0')}`,
  name: `Agent Number${i}`,
  // The last five have the same createdAt.
  createdAt: `2026-01-0${i < 18 ? (i % 9) + 1 : 9}T08:00:00.000Z`,
}))

test('lists agents in order of creation, ten to a page', async () => {
  const emulator = emulatorWith({ agents: [...people.toReversed(), { name: 'Not Here', stream: 'Sales' }] })
  const page = async (query: string) => json<'AgentListing'>(await inStream(emulator).get(`/agents${query}`))
  const [first, second, third] = [await page(''), await page('?page=2'), await page('?page=3')]

  expect(first).toMatchObject({ skip: 0, limit: 10, hasMore: true, totalPages: 3, totalResults: 23 })
  expect(third).toMatchObject({ skip: 20, limit: 10, hasMore: false, totalPages: 3, totalResults: 23 })
  const all = [first, second, third].flatMap(({ results }) => results)
  const expected = people
    .toSorted((a, b) => (`${a.createdAt}${a.id}` < `${b.createdAt}${b.id}` ? -1 : 1))
    .map(({ id }) => id)
  expect(all.map(({ id }) => id)).toEqual(expected)
  expect((await page('?page=2&limit=20')).results.map(({ id }) => id)).toEqual(expected.slice(20))
})

test('lists the agents of a stream by organisation id', async () => {
  const emulator = emulatorWith({ agents: people })
  const { get } = inStream(emulator)
  const query = '?page=2&limit=5&includeQueues=True'
  const listed = await json<'AgentListing'>(await get(`/agents${query}`))
  const orgId = listed.results[0]?.orgId
  expect(await json<'AgentListing'>(await get(`/organizations/${orgId}/agents${query}`))).toEqual(listed)
  expect(await rejection(await get('/organizations/o-other/agents'))).toMatchObject({
    status: 404,
    message: 'The organization o-other was not found',
  })
})

test('returns an empty page past the last one', async () => {
  const emulator = emulatorWith({ agents: people })
  const page = await json<'AgentListing'>(await inStream(emulator).get('/agents?page=4'))
  expect(page).toEqual({ results: [], skip: 30, limit: 10, hasMore: false, totalPages: 3, totalResults: 23 })
  const none = await json<'AgentListing'>(await inStream(emulatorWith()).get('/agents'))
  expect(none).toEqual({ results: [], skip: 0, limit: 10, hasMore: false, totalPages: 0, totalResults: 0 })
})

test('lists the queues of each agent if includeQueues is true', async () => {
  const emulator = emulatorWith({
    agentGroups: [{ id: 'ag-day', name: 'Day shift' }],
    queues: [{ id: 'qu-orders', name: 'Orders', agentGroups: ['Day shift'] }],
    agents: [
      { id: 'a-1', name: 'Amanda Jones', queues: ['Orders'] },
      { id: 'a-2', name: 'Bilal Haddad', queues: ['Orders'] },
    ],
  })
  const { get } = inStream(emulator)
  for (const query of ['', '?includeQueues=False', '?includeQueues=false']) {
    const { results } = await json<'AgentListing'>(await get(`/agents${query}`))
    expect(results.filter((agent) => 'queues' in agent)).toEqual([])
  }
  for (const value of ['True', 'true']) {
    const { results } = await json<'AgentListing'>(await get(`/agents?page=1&includeQueues=${value}`))
    expect(results[0]?.queues).toMatchObject([
      {
        id: 'qu-orders',
        name: 'Orders',
        agents: [{ userId: results[0]?.userId, isPreferredAgent: false }],
        agentGroups: [{ id: 'ag-day', name: 'Day shift' }],
      },
    ])
  }
})

test('answers 404 for an agent of another stream', async () => {
  const emulator = emulatorWith({ agents: [{ id: 'a-1', name: 'Amanda Jones', stream: 'Sales' }] })
  const here = inStream(emulator)
  const responses = [
    await here.get('/agents/a-1'),
    await here.put('/agents/a-1', amanda(emulator)),
    await here.put('/agents/a-1', 'not an agent'),
    await here.remove('/agents/a-1'),
  ]
  for (const response of responses) {
    expect(await rejection(response)).toEqual({ status: 404, codes: [404], message: 'The agent a-1 was not found' })
  }
  expect((await inStream(emulator, OTHER_STREAM).get('/agents/a-1')).status).toBe(200)
})

test('shows the current names of the records an agent refers to', async () => {
  const emulator = emulatorWith({
    agentGroups: [{ id: 'ag-day', name: 'Day shift' }],
    skillGroups: [{ id: 'sg-craft', name: 'Crafts' }],
    skills: [{ id: 'sk-knots', name: 'Knots', skillGroup: 'Crafts' }],
    queues: [{ id: 'qu-orders', name: 'Orders' }],
    layouts: [{ id: 'ly-wide', name: 'Wide' }],
    agents: [
      { id: 'a-1', group: 'Day shift', skills: ['Knots'], queues: ['Orders'], layouts: ['Wide'], role: 'Supervisor' },
    ],
  })
  const { get, put } = inStream(emulator)
  const { kore } = emulator
  const readNames = async () => {
    const { agentGroups, skills, queues, desktopLayouts, role } = await json<'Agent'>(await get('/agents/a-1'))
    const [skill] = skills
    return [
      agentGroups[0]?.groupName,
      skill?.name,
      skill?.skillGroupName,
      queues?.[0]?.name,
      desktopLayouts[0]?.name,
      role,
    ]
  }
  expect(await readNames()).toEqual(['Day shift', 'Knots', 'Crafts', 'Orders', 'Wide', 'Supervisor'])

  await put('/agent-groups/ag-day', { name: 'Early shift', description: '', managers: [] })
  await put('/skill-groups/sg-craft/skills/sk-knots', { name: 'Ropes' })
  await put('/skill-groups/sg-craft', { name: 'Handiwork' })
  await put('/queues/qu-orders', { name: 'Purchases' })
  // No operation renames these records, so the test changes them directly.
  kore.records.layouts.update('ly-wide', { name: 'Broad' })
  kore.records.roles.update(kore.records.agents.getOrThrow('a-1').roleId, { name: 'Team lead' })

  expect(await readNames()).toEqual(['Early shift', 'Ropes', 'Handiwork', 'Purchases', 'Broad', 'Team lead'])
})

test('lists all agents with a customId', async () => {
  const emulator = emulatorWith({
    agents: [
      { id: 'a-1', customId: 'DESK1' },
      { id: 'a-2', customId: 'DESK2' },
      { id: 'a-3', customId: 'DESK1' },
      { id: 'a-4', customId: 'DESK1', stream: 'Sales' },
    ],
  })
  const { get } = inStream(emulator)
  const found = await json<'AgentListing'>(await get('/agents/customId/DESK1'))
  expect(found.results.map(({ id }) => id)).toEqual(['a-1', 'a-3'])
  expect(found.totalResults).toBe(2)
  expect((await json<'AgentListing'>(await get('/agents/customId/DESK9'))).results).toEqual([])
})

test('returns the deleted agent, then answers 404', async () => {
  const emulator = emulatorWith({ agents: [{ id: 'a-1', name: 'Amanda Jones' }] })
  const { get, remove } = inStream(emulator)
  const before = await json<'Agent'>(await get('/agents/a-1'))
  expect(await json<'Agent'>(await remove('/agents/a-1'))).toEqual(before)
  expect((await get('/agents/a-1')).status).toBe(404)
  expect(await rejection(await remove('/agents/a-1'))).toMatchObject({ status: 404 })
})

test('removes a deleted agent from its queues, skills and groups', async () => {
  const emulator = emulatorWith({
    agentGroups: [{ id: 'ag-day', name: 'Day shift' }],
    skillGroups: [{ id: 'sg-craft', name: 'Crafts' }],
    skills: [{ id: 'sk-knots', name: 'Knots', skillGroup: 'Crafts' }],
    queues: [{ id: 'qu-orders', name: 'Orders' }],
    agents: [{ id: 'a-1', manages: ['Day shift'], skills: ['Knots'], queues: ['Orders'] }],
  })
  const { get, remove } = inStream(emulator)
  const readCounts = async () => {
    const { totalAgents, managers } = await json<'AgentGroup'>(await get('/agent-groups/ag-day'))
    const skill = await json<'SkillDetail'>(await get('/skill-groups/sg-craft/skills/sk-knots'))
    const queue = await json<'Queue'>(await get('/queues/qu-orders'))
    const count = Array.isArray(skill.agents) ? skill.agents.length : skill.agents
    return [totalAgents, managers.length, count, queue.agents.length]
  }
  expect(await readCounts()).toEqual([1, 1, 1, 1])
  await remove('/agents/a-1')
  expect(await readCounts()).toEqual([0, 0, 0, 0])
})

test('lists skill rows under the ids of their skills', async () => {
  const emulator = emulatorWith({ agents: [{ id: 'a-1' }] })
  const { get } = inStream(emulator)
  const [row] = (await json<'Agent'>(await get('/agents/a-1'))).skills
  const [listed] = (await json<'AgentListing'>(await get('/agents'))).results
  expect(row?.id).not.toBe(row?.skillId)
  expect(listed?.skills).toEqual([{ ...row, id: row?.skillId }])
})

test("returns the name of an agent's group as name and as groupName", async () => {
  const emulator = emulatorWith({ agentGroups: [{ name: 'Day shift' }], agents: [{ id: 'a-1', group: 'Day shift' }] })
  const { get } = inStream(emulator)
  const [listed] = (await json<'AgentListing'>(await get('/agents'))).results
  const agent = await json<'Agent'>(await get('/agents/a-1'))
  for (const { agentGroups } of [listed, agent].filter((one) => one !== undefined)) {
    expect(agentGroups).toMatchObject([{ name: 'Day shift', groupName: 'Day shift' }])
  }
})

test('returns an empty customId for an agent without one', async () => {
  const emulator = emulatorWith({ agents: [{ id: 'a-1' }] })
  expect((await json<'Agent'>(await inStream(emulator).get('/agents/a-1'))).customId).toBe('')
  expect((await json<'AgentListing'>(await inStream(emulator).get('/agents/customId/none'))).results).toEqual([])
})
