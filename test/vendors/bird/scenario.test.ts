import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createEmulator, ScenarioError } from '../../../src/index.ts'
import { AGENT, birdClient, birdWith, FILE, json, ONE, WORKPLACE, WORKSPACE } from '../../support/bird.ts'

function scenarioErrors(bird: object): string[] {
  try {
    createEmulator({ scenario: { scenario: 'invalid', bird } })
    return []
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    return error.message.split('\n')
  }
}

it('serves a file that a scenario contains', async () => {
  const base64 = btoa('some bytes')
  const emulator = birdWith({ files: [{ id: FILE, agent: 'Tamsin Ferrier', base64, mediaType: 'image/png' }] })
  const { headers } = emulator.bird.credentials
  const found = await emulator.fetch(`${ONE}/media/${FILE}/download`, { headers })
  const response = await emulator.fetch(found.headers.get('location') ?? '')
  expect([response.headers.get('content-type'), await response.text()]).toEqual(['image/png', 'some bytes'])
})

it('reports an agent without a workspace as a scenario error', () => {
  expect(scenarioErrors({ agents: [{ name: 'Nobody' }] }).join()).toContain('add workspaces: [{ name: … }] to bird')
})

it('reports an unknown skill value as a scenario error', () => {
  const agents = [{ name: 'Tamsin Ferrier', skills: [{ name: 'Language', values: ['English', 'Klingon'] }] }]
  expect(scenarioErrors({ ...WORKPLACE, agents }).join()).toContain('Klingon')
})

it('generates agents, each with a user and a team', async () => {
  const emulator = birdWith({ agents: [], capacityRules: [], generate: { agents: 40 } })
  const { total, results } = await json<'AgentList'>(
    await birdClient(emulator).get(`/workspaces/${WORKSPACE}/agents?limit=100`),
  )
  expect(total).toBe(40)
  expect(results.every(({ user, teams, timezone }) => user && teams.length === 1 && timezone)).toBe(true)
})

it('loads a default scenario with 24 agents in more than twelve time zones and all statuses', async () => {
  const emulator = createEmulator()
  const agents = emulator.bird.records.agents.list()
  expect(agents).toHaveLength(24)
  expect(new Set(agents.map(({ timezone }) => timezone)).size).toBeGreaterThan(12)
  expect(new Set(agents.map(({ availability }) => availability.status))).toEqual(new Set(['active', 'away', 'offline']))
  const workspace = emulator.bird.credentials.settings['workspaceId']
  expect((await birdClient(emulator).get(`/workspaces/${workspace}/agents/me`)).status).toBe(200)
  expect(agents.map(({ id }) => id)).toContain(AGENT)
})

/** Paths of all agent fields that the reference shows, including nested fields. */
const FIELDS = readFileSync(new URL('./agent-fields.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

it('shows every field of the reference in the default scenario', async () => {
  const emulator = createEmulator()
  const workspace = emulator.bird.credentials.settings['workspaceId']
  const { get } = birdClient(emulator)
  const { results } = await json<'AgentList'>(await get(`/workspaces/${workspace}/agents?limit=100`))
  const shown = new Set(results.flatMap((agent) => fieldPaths(agent)))
  const weekdays = /^weeklySchedule\.(?:friday|saturday|sunday)/
  expect(FIELDS.filter((field) => !shown.has(field) && !weekdays.test(field))).toEqual([])
})

it('breaks none of its own rules in the default scenario', () => {
  const { agents, capacityRules } = createEmulator().bird.records
  const byDefault = capacityRules.list().find((rule) => rule.default)
  const broken = agents.list().filter((agent) => {
    const { load, availability, statusBeforeOffline, lastSetToAwayAt, lastAssignedAt } = agent
    const rule = capacityRules.list().find(({ assignedAgentIds }) => assignedAgentIds?.includes(agent.id)) ?? byDefault
    const isOver = (['messaging', 'email'] as const).some((kind) => load[kind] > (rule?.capacity[kind] ?? Infinity))
    const isAssigned = load.messaging + load.email > 0
    return (
      isOver ||
      (isAssigned && (availability.status !== 'active' || lastAssignedAt === undefined)) ||
      (availability.status === 'offline' && statusBeforeOffline === undefined) ||
      (availability.status === 'away' && lastSetToAwayAt === undefined) ||
      agent.updatedAt < availability.updatedAt
    )
  })
  expect(broken.map(({ name }) => name)).toEqual([])
})

it('accepts a managed role of a scenario', async () => {
  const roles = [{ id: FILE, type: 'managed', workspaces: [WORKSPACE] }]
  const emulator = birdWith({ agents: [{ id: AGENT, name: 'Tamsin Ferrier', roles }] })
  expect(await (await birdClient(emulator).get(ONE)).json()).toMatchObject({ roles })
  const unknown = [{ ...roles[0], type: 'workspace' }]
  expect(scenarioErrors({ ...WORKPLACE, agents: [{ name: 'Tamsin', roles: unknown }] }).join()).toContain('workspace')
})

/** Returns the paths of all fields. An array has the paths of its items. */
function fieldPaths(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldPaths(item, at))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`
    return [path, ...fieldPaths(inner, path)]
  })
}
