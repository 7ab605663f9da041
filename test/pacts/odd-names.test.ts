import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { skippedIn } from '../../src/pacts/document.ts'

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

it.each(NAMES)('records requests whose query has a name that every object inherits: %s', async (name) => {
  const emulator = createEmulator()
  const { headers } = emulator.genesys.credentials
  const create = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
  const body = JSON.stringify({ name: 'Late shift', transcriptionConfig: { vendorName: 'Genesys' } })
  const created = await emulator.fetch(`/api/v2/assistants?${name}=1`, { ...create, body })
  const { id } = await created.json()
  await emulator.fetch(`/api/v2/assistants/${id}?${name}=1&${name}=2`, { headers })

  const pact = await emulator.pact({ consumer: 'desk', vendor: 'genesys' })

  expect(skippedIn(pact)).toEqual([])
  const queries = pact.interactions.map(({ request }) => Object.entries(request.query ?? {}))
  expect(queries.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)).toEqual([
    [[name, ['1']]],
    [[name, ['1', '2']]],
  ])
  expect(JSON.stringify(pact.interactions)).toContain(`"query":{"${name}":["1"]}`)
})
