import { expect, test } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { get } from '../../support/genesys.ts'

const LISTINGS = [
  '/api/v2/assistants?expand=copilot',
  '/api/v2/assistants/queues?expand=assistant',
  '/api/v2/routing/queues?pageSize=100',
  '/api/v2/knowledge/knowledgebases',
  '/api/v2/assistants/agentchecklists',
  '/api/v2/assistants/3d9a6f14-52c8-4b7e-a1f0-6c4e8d2b5a97/variations',
  '/api/v2/languageunderstanding/domains',
  '/api/v2/languageunderstanding/domains/4c1e8f3a-6b29-4d75-9a0c-e2f7b5d8136a/versions',
  '/api/v2/users',
  '/api/v2/routing/wrapupcodes',
  '/api/v2/routing/queues/divisionviews/all',
  '/api/v2/authorization/divisions',
]

/** Returns every selfUri in a value. */
function selfUrisIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => {
    return name === 'selfUri' && typeof member === 'string' ? [member] : selfUrisIn(member)
  })
}

test('serves every selfUri that its records contain', async () => {
  const emulator = createEmulator()
  const links = emulator.vendors['genesys']?.spec.document['x-links'] ?? {}
  // The template of a record that no operation serves stands in x-links.
  const unserved = Object.values(links).map((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`))
  const bodies = await Promise.all(LISTINGS.map(async (path) => (await get(emulator, path)).json()))
  const uris = [...new Set(bodies.flatMap((body) => selfUrisIn(body)))]

  const statuses = await Promise.all(
    uris
      .filter((uri) => !unserved.some((pattern) => pattern.test(uri)))
      .map(async (uri) => {
        return [uri, (await get(emulator, uri)).status]
      }),
  )

  expect(statuses.length).toBeGreaterThan(30)
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([])
})
