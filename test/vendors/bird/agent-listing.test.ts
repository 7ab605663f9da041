import { expect, it } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { AGENT, AGENTS, birdClient, birdWith, json, WORKSPACE } from '../../support/bird.ts'

const ROLE = 'a6f0c3d8-4b19-4e72-95ad-1c8e7f3b2d60'
const roles = [{ id: ROLE, type: 'organization', workspaces: [WORKSPACE] }]
const PEOPLE = [
  { name: 'Cora Bell', email: 'cora@desk.example', status: 'active', load: { messaging: 1, email: 1 }, roles },
  { name: 'adam Vane', email: 'adam@house.example', status: 'away', load: { messaging: 0, email: 3 } },
  { name: 'Bo Carver', email: 'bo@desk.example', status: 'offline' },
  { name: 'Dee Ash', email: 'dee@desk.example', status: 'active' },
].map((person, i) => ({ ...person, createdAt: `2025-01-0${i + 1}T09:00:00.000Z` }))

function worldWithPeople(profile: object = { reference: '2025-12' }): WorldHandle {
  return birdWith({ agents: PEOPLE, capacityRules: [], profile })
}

async function listNames(world: WorldHandle, query: string): Promise<string[]> {
  const response = await birdClient(world).get(`${AGENTS}?${query}`)
  expect([query, response.status]).toEqual([query, 200])
  return (await json<'AgentList'>(response)).results.map(({ name }) => name.split(' ')[0] ?? '')
}

it('lists ten agents by default and up to 100 with a limit', async () => {
  const world = birdWith({ agents: Array.from({ length: 120 }, (_, i) => ({ name: `Agent ${i}` })), capacityRules: [] })
  expect([await listNames(world, ''), await listNames(world, 'limit=100')].map(({ length }) => length)).toEqual([
    10, 100,
  ])
  for (const limit of ['0', '101', 'ten']) {
    expect((await birdClient(world).get(`${AGENTS}?limit=${limit}`)).status).toBe(400)
  }
})

it('ignores an unknown parameter', async () => {
  expect(await listNames(worldWithPeople(), 'pageSize=1&order=desc')).toHaveLength(4)
})

it('ignores every other parameter if agentIds is set', async () => {
  const world = worldWithPeople()
  const [first, , third] = world.bird.records.agents.list()
  const query = `agentIds=${third?.id}&agentIds=${first?.id}&name=nobody&limit=abc&sortBy=age&reverse=maybe&pageToken=none`
  expect(await listNames(world, query)).toEqual(['Cora', 'Bo'])
  expect(await listNames(world, `agentIds=${AGENT}`)).toEqual([])
})

it('knows agentStatuses and pages of 25 only with the newer reference', async () => {
  const agents = Array.from({ length: 30 }, (_, i) => ({ name: `Agent ${i}`, status: i < 28 ? 'active' : 'away' }))
  const [older, newer] = ['2025-08', '2025-12'].map((reference) => {
    return birdWith({ agents, capacityRules: [], profile: { reference } })
  })
  const count = async (world: WorldHandle | undefined, query: string) => world && (await listNames(world, query)).length
  expect([await count(older, ''), await count(newer, '')]).toEqual([10, 25])
  expect([await count(older, 'agentStatuses=away'), await count(newer, 'agentStatuses=away')]).toEqual([10, 2])
  expect(older?.exchanges('listAgents').at(-1)?.undeclared).toMatchObject([{ in: 'query', at: 'agentStatuses' }])
  expect(await count(older, 'agentStatuses=asleep')).toBe(10)
  expect((await birdClient(worldWithPeople()).get(`${AGENTS}?agentStatuses=asleep`)).status).toBe(400)
})

it('reads a list from repeated parameters and does not split values at commas', async () => {
  const world = worldWithPeople()
  expect(await listNames(world, 'agentStatuses=away&agentStatuses=offline')).toEqual(['adam', 'Bo'])
  expect((await birdClient(world).get(`${AGENTS}?agentStatuses=away,offline`)).status).toBe(400)
  expect((await birdClient(world).get(`${AGENTS}?roleIds=${AGENT},${ROLE}`)).status).toBe(400)
})

it('ignores agentIds[] and reports it in the request journal', async () => {
  const world = worldWithPeople()
  expect(await listNames(world, `agentIds[]=${AGENT}`)).toHaveLength(4)
  expect(world.exchanges('listAgents')[0]?.undeclared).toEqual([{ in: 'query', at: 'agentIds[]', nearest: 'agentIds' }])
})

it('treats an empty page token like a missing one', async () => {
  expect(await listNames(worldWithPeople(), 'limit=2&pageToken=')).toEqual(['Cora', 'adam'])
})

it.each([
  ['name=ER', ['Bo']],
  ['name=a', ['Cora', 'adam', 'Bo', 'Dee']],
  ['email=@HOUSE', ['adam']],
  [`roleIds=${ROLE}`, ['Cora']],
  [`roleIds=${AGENT}&roleIds=${ROLE}`, ['Cora']],
  [`roleIds=${AGENT}`, []],
  ['agentStatuses=active', ['Cora', 'Dee']],
  ['agentStatuses=active&name=dee', ['Dee']],
])('finds agents by part of their name, part of their email, role and status', async (query, expected) => {
  expect([query, await listNames(worldWithPeople(), query)]).toEqual([query, expected])
})

it.each([
  ['lastStatusActivitySince=2025-01-03T09:00:00Z', ['Bo', 'Dee']],
  ['lastStatusActivityUpto=2025-01-03T09:00:00Z', ['Cora', 'adam']],
  ['lastStatusActivitySince=2025-01-02T10:00:00%2B01:00&lastStatusActivityUpto=2025-01-03T09:00:00Z', ['adam']],
])('finds agents by the time of their last status change', async (query, expected) => {
  expect(await listNames(worldWithPeople(), query)).toEqual(expected)
})

it.each([
  ['createdAt', ['Cora', 'adam', 'Bo', 'Dee']],
  ['name', ['adam', 'Bo', 'Cora', 'Dee']],
  ['assignedCount', ['Cora', 'adam']],
  ['statusAssignedCount', ['Dee', 'Cora', 'adam', 'Bo']],
])('sorts agents by creation, name, load, or status and load', async (sortBy, order) => {
  // Agents without items come first, in the order of their ids.
  const sorted = await listNames(worldWithPeople(), `sortBy=${sortBy}`)
  expect(sorted.slice(-order.length)).toEqual(order)
})

it('reverses the whole order, including ties', async () => {
  const world = birdWith({
    agents: Array.from({ length: 9 }, (_, i) => ({ name: `Same ${i % 2}` })),
    capacityRules: [],
  })
  for (const sortBy of ['createdAt', 'name', 'assignedCount', 'statusAssignedCount']) {
    const ids = async (reverse: boolean) => {
      const response = await birdClient(world).get(`${AGENTS}?sortBy=${sortBy}&reverse=${reverse}`)
      return (await json<'AgentList'>(response)).results.map(({ id }) => id)
    }
    expect((await ids(true)).toReversed()).toEqual(await ids(false))
  }
})

it('rejects a page token used with other filters, another order or direction', async () => {
  const { get } = birdClient(worldWithPeople())
  const { nextPageToken } = await json<'AgentList'>(await get(`${AGENTS}?limit=1&name=a`))
  const statusFor = async (query: string) => (await get(`${AGENTS}?pageToken=${nextPageToken}&${query}`)).status
  expect(await statusFor('name=a&limit=3')).toBe(200)
  for (const query of ['', 'name=b', 'name=a&email=x', 'name=a&sortBy=name', 'name=a&reverse=true']) {
    expect([query, await statusFor(query)]).toEqual([query, 400])
  }
  expect((await get(`${AGENTS}?pageToken=garbled`)).status).toBe(400)
})

it('counts all matching agents in total and omits the token on the last page', async () => {
  const { get } = birdClient(worldWithPeople())
  const first = await json<'AgentList'>(await get(`${AGENTS}?limit=2`))
  const last = await json<'AgentList'>(await get(`${AGENTS}?limit=2&pageToken=${first.nextPageToken}`))
  expect([first.total, last.total, last.results.length]).toEqual([4, 4, 2])
  expect(first.nextPageToken).toEqual(expect.any(String))
  expect(last).not.toHaveProperty('nextPageToken')
})

it('answers 400 for an invalid query parameter', async () => {
  const { get } = birdClient(worldWithPeople())
  for (const query of [
    'sortBy=age',
    'reverse=maybe',
    'agentIds=x',
    'lastStatusActivitySince=noon',
    'limit=1&limit=2',
  ]) {
    const response = await get(`${AGENTS}?${query}`)
    expect([query, response.status]).toEqual([query, 400])
    expect(Object.keys((await json<'Error'>(response)).details ?? {})[0]).toContain(query.split('=')[0])
  }
})
