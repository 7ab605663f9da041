import { expect } from 'vitest'
import { worldTest } from '../../../src/adapters/vitest.ts'

const test = worldTest({ scenario: 'small-team' })
const headers = { authorization: 'Bearer any' }

test('fails over a socket', async ({ world, baseUrl }) => {
  await world.fetch('/api/v2/users/me', { headers })
  const response = await fetch(`${baseUrl}/api/v2/assistants?pageSize=1000`, { headers })
  expect(response.status).toBe(200)
})

test('fails before any request', ({ world }) => {
  expect(world.name).toBe('another')
})

test('changes its world', ({ world }) => {
  const { assistants } = world.genesys.records
  for (const { id } of assistants.list()) assistants.delete(id)
  expect(assistants.size).toBe(0)
})

test('sees no changes of other tests', ({ world }) => {
  expect(world.genesys.records.assistants.size).toBe(2)
  expect(world.exchanges()).toEqual([])
})
