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
  expect(agents.map(({ id }) => id)).not.toContain(AGENT)
})
