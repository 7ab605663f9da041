import { expect } from '@playwright/test'
import { worldTest } from '../../../src/adapters/playwright.ts'

const test = worldTest({ scenario: 'small-team', clock: '2026-01-15T09:00:00Z' })
const ASSISTANTS = '/api/v2/assistants'

test('changes its world', async ({ world }) => {
  const { headers } = world.genesys.credentials
  const [assistant] = world.genesys.records.assistants.list()
  const response = await world.fetch(`${ASSISTANTS}/${assistant?.id}`, { method: 'DELETE', headers })
  expect(response.status).toBe(204)
})

test('sees no changes of other tests', ({ world }) => {
  expect(world.genesys.records.assistants.size).toBe(2)
})

test('fails', async ({ world, worldUrl }) => {
  const { headers } = world.genesys.credentials
  await fetch(`${worldUrl}/api/v2/users/me`, { headers })
  const response = await world.fetch(`${ASSISTANTS}?pageSize=1000`, { headers })
  expect(response.status).toBe(200)
})

test('fails before any request', ({ world }) => {
  expect(world.name).toBe('default')
})

test('passes after requests', async ({ request, world, emulatorUrl }) => {
  // Playwright's own client sends the header of the world, too.
  const response = await request.get(`${emulatorUrl}${ASSISTANTS}`, { headers: { authorization: 'Bearer any' } })
  expect(response.status()).toBe(200)
  expect(world.exchanges('getAssistants')).toHaveLength(1)
})

test.describe('with options of its own', () => {
  test.use({ worldOptions: { scenario: 'empty-organisation' } })

  test('starts from another scenario', ({ world }) => {
    expect([world.scenario, world.genesys.records.assistants.size]).toEqual(['empty-organisation', 0])
  })
})
