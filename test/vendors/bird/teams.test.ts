import { expect, it } from 'vitest'
import {
  AGENT,
  birdClient,
  birdWith,
  json,
  NOW,
  ONE,
  OTHER_USER,
  TEAM,
  USER,
  WORKPLACE,
  WORKSPACE,
} from '../../support/bird.ts'

const TEAMS = `/workspaces/${WORKSPACE}/teams`
const PEOPLE = [...WORKPLACE.agents, { name: 'Idris Okafor', userId: OTHER_USER, teams: [] }]
const IDRIS = { type: 'user', id: OTHER_USER }

it('creates a team with its members, hidden from views if so requested', async () => {
  const { get, post } = birdClient(birdWith({ agents: PEOPLE }))
  const plain = await json<'Team'>(await post(TEAMS, { name: 'Plain' }))
  const shown = { visibility: 'public', accessibility: 'open', featuredMembers: [], hideFromViews: false }
  expect(plain).toMatchObject({ name: 'Plain', description: '', ...shown, activeMemberCount: 0 })
  const members = [{ type: 'user', id: USER }, IDRIS]
  const full = await json<'Team'>(await post(TEAMS, { name: 'Full', description: 'All', hideFromViews: true, members }))
  expect(full).toMatchObject({ description: 'All', hideFromViews: true, activeMemberCount: 2, pendingMemberCount: 0 })
  expect(full.featuredMembers).toHaveLength(2)
  expect((await json<'Agent'>(await get(ONE))).teams.map(({ name }) => name)).toEqual(['Returns', 'Full'])
})

it('features the first five members of a team', async () => {
  const agents = Array.from({ length: 7 }, (_, i) => ({
    name: `Agent ${i}`,
    teams: ['Returns'],
    createdAt: `2025-01-0${i + 1}T09:00:00.000Z`,
  }))
  const emulator = birdWith({ agents, capacityRules: [] })
  const team = await json<'Team'>(await birdClient(emulator).get(`${TEAMS}/${TEAM}`))
  const users = emulator.bird.records.agents.list().map(({ userId }) => userId)
  expect(team.featuredMembers).toEqual(users.slice(0, 5).map((id) => ({ id, type: 'user' })))
  expect(team.activeMemberCount).toBe(7)
})

it('lists teams by name and in reverse order', async () => {
  const teams = ['beta', 'Alpha', 'gamma'].map((name, i) => ({ name, createdAt: `2025-01-0${i + 1}T09:00:00.000Z` }))
  const { get } = birdClient(birdWith({ teams, agents: [], capacityRules: [] }))
  const names = async (query: string) => {
    return (await json<'TeamList'>(await get(`${TEAMS}?${query}`))).results.map(({ name }) => name)
  }
  expect(await names('')).toEqual(['beta', 'Alpha', 'gamma'])
  expect(await names('sortBy=name')).toEqual(['Alpha', 'beta', 'gamma'])
  expect(await names('sortBy=name&reverse=true')).toEqual(['gamma', 'beta', 'Alpha'])
  expect((await get(`${TEAMS}?sortBy=createdAt`)).status).toBe(400)
})

it('changes the name, description and visibility of a team', async () => {
  const emulator = birdWith()
  const { patch } = birdClient(emulator)
  emulator.clock.advance('1h')
  const changed = await json<'Team'>(await patch(`${TEAMS}/${TEAM}`, { name: 'Exchanges', hideFromViews: true }))
  expect(changed).toMatchObject({ id: TEAM, name: 'Exchanges', hideFromViews: true, pendingMemberCount: 1 })
  expect([changed.createdAt, changed.updatedAt]).toEqual([NOW, '2026-01-15T10:00:00.000Z'])
})

it('adds, reads and removes members of a team', async () => {
  const emulator = birdWith({ agents: PEOPLE })
  const { get, post, remove } = birdClient(emulator)
  const members = `${TEAMS}/${TEAM}/members`
  emulator.clock.advance('1h')
  const added = await post(members, IDRIS)
  const later = '2026-01-15T10:00:00.000Z'
  const member = { id: OTHER_USER, type: 'user', status: 'active', createdAt: later, updatedAt: later }
  expect([added.status, await added.json()]).toEqual([201, { results: [member] }])
  const { results } = await json<'TeamMemberList'>(await get(members))
  expect(results.map(({ id }) => id)).toEqual([USER, OTHER_USER])
  expect(await (await get(`${members}/${OTHER_USER}`)).json()).toEqual(member)
  expect((await remove(`${members}/${OTHER_USER}`)).status).toBe(204)
  expect((await get(`${members}/${OTHER_USER}`)).status).toBe(404)
})

it('rejects a member twice and a user without an agent', async () => {
  const { post } = birdClient(birdWith())
  const members = `${TEAMS}/${TEAM}/members`
  const statuses = [USER, OTHER_USER, AGENT].map(async (id) => (await post(members, { type: 'user', id })).status)
  expect(await Promise.all(statuses)).toEqual([409, 422, 422])
})
