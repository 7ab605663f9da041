import { expect, it } from 'vitest'
import {
  AGENT,
  AGENTS,
  birdClient,
  birdWith,
  json,
  NOW,
  ONE,
  OTHER_USER,
  RULE,
  TEAM,
  USER,
  WORKSPACE,
} from '../../support/bird.ts'

const IDRIS = { name: 'Idris Okafor', userId: OTHER_USER }
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

it('answers 201 for a new agent, 200 for a change and 204 for a deletion', async () => {
  const { get, post, patch, remove } = birdClient(birdWith())
  const created = await post(AGENTS, IDRIS)
  const path = `${AGENTS}/${(await json<'Agent'>(created)).id}`
  const statuses = [created, await post(AGENTS, IDRIS), await patch(path, { bio: 'x' }), await patch(path, { name: 3 })]
  const [deleted, missing] = [await remove(path), await get(path)]
  expect([...statuses, deleted, missing].map(({ status }) => status)).toEqual([201, 409, 200, 422, 204, 404])
})

it('rejects a second agent for the same user', async () => {
  const response = await birdClient(birdWith()).post(AGENTS, { name: 'Somebody else', userId: USER })
  expect(response.status).toBe(409)
  expect(await response.json()).toEqual({ code: 'ResourceAlreadyExists', message: 'Agent already exists' })
})

it('allows an agent for the same user in another workspace', async () => {
  const other = '7a1c0e4f-5b8d-4c23-9f60-e3d2b1a0c9f8'
  const emulator = birdWith({
    workspaces: [
      { id: WORKSPACE, name: 'One' },
      { id: other, name: 'Two' },
    ],
  })
  const response = await birdClient(emulator).post(`/workspaces/${other}/agents`, { name: 'Tamsin', userId: USER })
  expect(response.status).toBe(201)
})

it('creates an agent that is away and available, dated with the current time', async () => {
  const agent = await json<'Agent'>(await birdClient(birdWith()).post(AGENTS, IDRIS))
  const times = { lastStatusSet: NOW, lastActivitySet: NOW, updatedAt: NOW }
  expect(agent.availability).toEqual({ status: 'away', activity: 'available', ...times })
  expect([agent.status, agent.createdAt, agent.updatedAt]).toEqual(['away', NOW, NOW])
})

it('gives a new agent a UUID', async () => {
  const agent = await json<'Agent'>(await birdClient(birdWith()).post(AGENTS, IDRIS))
  expect(agent.id).toMatch(UUID)
})

it('requires only a name, and creates a user for an agent without one', async () => {
  const { post } = birdClient(birdWith())
  const withoutName = await post(AGENTS, { userId: OTHER_USER })
  const withoutUser = await post(AGENTS, { name: 'Nobody' })
  const bot = await post(AGENTS, { name: 'Robot', type: 'bot' })
  expect([withoutName.status, withoutUser.status, bot.status]).toEqual([422, 201, 201])
  expect(await withoutUser.json()).toMatchObject({ type: 'user', user: { name: 'Nobody' }, overrideName: false })
  const agent = await json<'Agent'>(bot)
  expect(agent).toMatchObject({ name: 'Robot', type: 'bot', userEmails: [] })
  expect(agent).not.toHaveProperty('user')
})

it('creates an unknown user together with its agent', async () => {
  const emulator = birdWith()
  const agent = await json<'Agent'>(await birdClient(emulator).post(AGENTS, IDRIS))
  expect(agent).toMatchObject({ user: { id: OTHER_USER, name: 'Idris Okafor' }, overrideName: false })
  expect(emulator.bird.records.users.get(OTHER_USER)).toEqual({ id: OTHER_USER, name: 'Idris Okafor' })
})

it('sets overrideName if the name differs from the name of the user', async () => {
  const emulator = birdWith({ users: [{ id: OTHER_USER, name: 'Idris Okafor', defaultEmail: 'idris@desk.example' }] })
  const agent = await json<'Agent'>(await birdClient(emulator).post(AGENTS, { ...IDRIS, name: 'Idris from Orders' }))
  expect(agent).toMatchObject({ name: 'Idris from Orders', overrideName: true, userEmails: ['idris@desk.example'] })
})

it('rejects an unknown team', async () => {
  const emulator = birdWith()
  const response = await birdClient(emulator).post(AGENTS, { ...IDRIS, teamIds: [TEAM, AGENT] })
  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    code: 'ValidationFailed',
    details: { 'teamIds.1': [expect.any(String)] },
  })
  expect(emulator.bird.records.agents.size).toBe(1)
})

it('shows the same member counts of a team for all its members', async () => {
  const emulator = birdWith()
  const { get, post, remove } = birdClient(emulator)
  emulator.clock.advance('1h')
  const created = await json<'Agent'>(await post(AGENTS, { ...IDRIS, teamIds: [TEAM] }))
  const team = { id: TEAM, name: 'Returns', activeMemberCount: 2, pendingMemberCount: 1 }
  expect(created.teams).toEqual([{ ...team, memberSince: '2026-01-15T10:00:00.000Z' }])
  expect((await json<'Agent'>(await get(ONE))).teams).toEqual([{ ...team, memberSince: NOW }])
  await remove(`${AGENTS}/${created.id}`)
  expect((await json<'Agent'>(await get(ONE))).teams).toEqual([{ ...team, activeMemberCount: 1, memberSince: NOW }])
})

it('answers 400 for a body that is not JSON and 422 for an invalid body', async () => {
  const { bird } = birdWith()
  const send = (body: string) =>
    bird.fetch(AGENTS, {
      method: 'POST',
      headers: { ...bird.credentials.headers, 'content-type': 'application/json' },
      body,
    })
  const responses = [await send('{'), await send('"text"')]
  expect(responses.map(({ status }) => status)).toEqual([400, 422])
  expect(await Promise.all(responses.map((response) => response.json()))).toMatchObject([
    { code: 'BadRequest' },
    { code: 'ValidationFailed' },
  ])
})

it('reports every invalid field of a body', async () => {
  const response = await birdClient(birdWith()).post(AGENTS, {
    name: '',
    bio: 3,
    holidays: [{ name: 'x', day: 0, month: 13 }],
  })
  const { details = {} } = await json<'Error'>(response)
  expect(Object.keys(details).toSorted()).toEqual(['bio', 'holidays.0.day', 'holidays.0.month', 'name'])
})

it.each([
  [31, 2, 422],
  [30, 2, 422],
  [29, 2, 201],
  [31, 4, 422],
  [31, 12, 201],
])('rejects a holiday on a date that exists in no year', async (day, month, status) => {
  const response = await birdClient(birdWith()).post(AGENTS, { ...IDRIS, holidays: [{ name: 'Off', day, month }] })
  expect([day, month, response.status]).toEqual([day, month, status])
})

it('lists all agents on one page, oldest first', async () => {
  const many = Array.from({ length: 130 }, (_, i) => ({
    name: `Agent ${i}`,
    createdAt: `2025-0${(i % 9) + 1}-01T09:00:00.000Z`,
  }))
  const { results } = await json<'MinimalAgentList'>(
    await birdClient(birdWith({ agents: many, capacityRules: [] })).get(`/workspaces/${WORKSPACE}/all-agents`),
  )
  expect(results).toHaveLength(130)
  expect(results.map(({ createdAt }) => createdAt)).toEqual(results.map(({ createdAt }) => createdAt).toSorted())
  expect(results[0]).toEqual({
    id: expect.stringMatching(UUID),
    status: 'away',
    activity: 'available',
    name: 'Agent 0',
    createdAt: '2025-01-01T09:00:00.000Z',
  })
})

it('answers 404 for an agent of another workspace', async () => {
  const other = '7a1c0e4f-5b8d-4c23-9f60-e3d2b1a0c9f8'
  const emulator = birdWith({
    workspaces: [
      { id: WORKSPACE, name: 'One' },
      { id: other, name: 'Two' },
    ],
  })
  const { get, patch, remove } = birdClient(emulator)
  const path = `/workspaces/${other}/agents/${AGENT}`
  const responses = [await get(path), await patch(path, {}), await remove(path), await get(`${path}/availability`)]
  expect(responses.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(emulator.bird.records.agents.has(AGENT)).toBe(true)
})

it('deletes an agent with its memberships, rule assignment and files', async () => {
  const emulator = birdWith({
    capacityRules: [{ id: RULE, name: 'Her own', agents: ['Tamsin Ferrier'] }],
    files: [{ text: 'a file' }],
  })
  const { remove, get } = birdClient(emulator)
  const { memberships, capacityRules, files, fileContents } = emulator.bird.records
  const counts = () => [
    memberships.size,
    capacityRules.get(RULE)?.assignedAgentIds?.length,
    files.size,
    fileContents.size,
  ]
  expect(counts()).toEqual([1, 1, 1, 1])

  expect((await remove(ONE)).status).toBe(204)

  expect(counts()).toEqual([0, 0, 0, 0])
  expect([(await remove(ONE)).status, (await get(ONE)).status]).toEqual([404, 404])
})

it('allows a new agent for the user of a deleted agent', async () => {
  const { remove, post } = birdClient(birdWith())
  await remove(ONE)
  const response = await post(AGENTS, { name: 'Tamsin Ferrier', userId: USER })
  expect(response.status).toBe(201)
  expect((await json<'Agent'>(response)).id).not.toBe(AGENT)
})

it('answers 404 with the documented sentence and names the missing record in details', async () => {
  const { get } = birdClient(birdWith())
  const sentence = { code: 'ResourceNotFound', message: 'The requested resource does not exist' }
  expect(await (await get(`${AGENTS}/nope`)).json()).toEqual({ ...sentence, details: { agent: 'nope' } })
  const profile = await get(`/workspaces/${WORKSPACE}/sender-profiles/nope`)
  expect(await profile.json()).toEqual({ ...sentence, details: { senderProfile: 'nope' } })
  const path = `/workspaces/${WORKSPACE}/nothing`
  expect(await (await get(path)).json()).toMatchObject({ ...sentence, details: { reason: expect.any(String) } })
})

it('answers 404 in the error format of Bird for an unknown path', async () => {
  const response = await birdClient(birdWith()).get(`/workspaces/${WORKSPACE}/nothing`)
  expect([response.status, (await json<'Error'>(response)).code]).toEqual([404, 'ResourceNotFound'])
})

it('answers 404 for an unknown workspace in every operation', async () => {
  const emulator = birdWith()
  const headers = { ...emulator.bird.credentials.headers, 'content-type': 'application/json' }
  const { bird } = emulator.vendors
  const operations = [...(bird?.spec.operations.values() ?? [])].filter(({ path }) => path.includes('{workspaceId}'))
  for (const { id, method, path } of operations) {
    const url = path.replace('{workspaceId}', 'nowhere').replaceAll(/\{[^}]+\}/g, AGENT)
    const response = await emulator.fetch(url, {
      method: method.toUpperCase(),
      headers,
      ...(method !== 'get' && { body: '{}' }),
    })
    expect([id, response.status]).toEqual([id, 404])
  }
  expect(operations.length).toBeGreaterThan(30)
})
