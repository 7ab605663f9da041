import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEmulator, type WorldHandle } from '../../src/index.ts'
import { Scenarios } from '../../src/scenarios/library.ts'
import { vendors } from '../../src/vendors/index.ts'
import { json } from '../support/genesys.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const library = new Scenarios(vendors)

function request(world: WorldHandle, path = '/api/v2/assistants'): Promise<Response> {
  return world.genesys.fetch(path, { headers: world.genesys.credentials.headers })
}

it('packages every file under its own name', () => {
  const files = readdirSync(FIXTURES).map((file) => file.replace(/\.yaml$/, ''))
  expect(library.names()).toEqual(files.toSorted())
})

describe.each(library.list())('$name', ({ name, describe: described }) => {
  it('has a description of one line', () => {
    expect(described).toMatch(/^[^\n]{20,110}$/)
  })

  it('creates a world with any seed', () => {
    for (const seed of [1, 2, 3]) expect(() => createEmulator({ scenario: name, seed })).not.toThrow()
  })
})

it('contains only credentials in empty-organisation', async () => {
  const emulator = createEmulator({ scenario: 'empty-organisation', auth: 'strict' })
  expect(await json<'AssistantListing'>(await request(emulator))).toMatchObject({ entities: [] })
  expect((await request(emulator, '/api/v2/routing/queues')).status).toBe(200)
})

it('contains an active and an inactive assistant in small-team', () => {
  const { assistants, assistantQueues } = createEmulator({ scenario: 'small-team' }).genesys.records
  expect(assistants.list().map(({ state }) => state)).toEqual(['Active', 'Inactive'])
  expect(assistantQueues.size).toBe(2)
})

it('contains 500 records of each kind in five-hundred-of-everything, each queue with its own assistant', () => {
  const { users, knowledgeBases, routingQueues, assistants, assistantQueues } = createEmulator({
    scenario: 'five-hundred-of-everything',
  }).genesys.records
  const sizes = [users, knowledgeBases, routingQueues, assistants, assistantQueues].map(({ size }) => size)
  expect(sizes).toEqual([500, 500, 500, 500, 500])
  expect(new Set(assistantQueues.list().map(({ id }) => id)).size).toBe(500)
  expect(new Set(assistantQueues.list().map(({ assistant }) => assistant.id)).size).toBe(500)
})

it.each([undefined, '2026-01-15T09:00:00Z'])(
  'rejects the credentials of expired-credentials until a client requests new ones (clock %s)',
  async (clock) => {
    const emulator = createEmulator({ scenario: 'expired-credentials', ...(clock && { clock }) })
    const { clientId, clientSecret } = emulator.genesys.credentials.settings

    expect((await request(emulator)).status).toBe(401)
    const response = await emulator.genesys.fetch('/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    const { access_token: token } = await json<'AccessToken'>(response)
    const headers = { authorization: `Bearer ${token}` }
    expect((await emulator.genesys.fetch('/api/v2/assistants', { headers })).status).toBe(200)
  },
)

it('rejects requests in rate-limited once the window is used up', async () => {
  const emulator = createEmulator({ scenario: 'rate-limited', clock: '2026-01-15T09:00:00Z' })
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) statuses.push((await request(emulator)).status)
  expect([statuses[4], statuses[5]]).toEqual([200, 429])
})
