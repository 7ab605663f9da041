import { expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { errorsIn, placesOf } from '../support/scenario-files.ts'

it('injects a fault of the scenario from the start and again after a reset', async () => {
  const scenario = { scenario: 'failing', genesys: { faults: [{ operation: 'getAssistants', status: 503, times: 1 }] } }
  const emulator = createEmulator({ scenario })
  const requestStatus = async () =>
    (await emulator.fetch('/api/v2/assistants', { headers: { authorization: 'Bearer any' } })).status

  expect([await requestStatus(), await requestStatus()]).toEqual([503, 200])
  emulator.reset()
  expect([await requestStatus(), await requestStatus()]).toEqual([503, 200])
})

it('injects a fault without an operation into every operation', async () => {
  const emulator = createEmulator({ scenario: { scenario: 'failing', genesys: { faults: [{ status: 500 }] } } })
  const response = await emulator.fetch('/api/v2/routing/queues', { headers: { authorization: 'Bearer any' } })
  expect(response.status).toBe(500)
})

it.each([
  ['{ status: 418 }', '2:22 genesys.faults[0]', /status 418 is not declared for any operation/],
  ['{ status: 503, times: 0 }', '2:44 genesys.faults[0].times', /must be a whole number of at least 1/],
  ['{ staus: 503 }', '2:24 genesys.faults[0].staus', /is not a known property/],
  ['{ status: 503, probability: 2 }', '2:50 genesys.faults[0].probability', /must be a number above 0 and at most 1/],
  [
    '{ delay: { fixed: 1, uniform: { lower: 1, upper: 2 } } }',
    '2:31 genesys.faults[0].delay',
    /must be a mapping with exactly one of fixed, uniform/,
  ],
  [
    '{ delay: { fixed: 300001 } }',
    '2:40 genesys.faults[0].delay.fixed',
    /must be a duration from 0 to 5m, such as 250ms or 1.5s, or a number of milliseconds/,
  ],
  ['{ delay: { fixed: soon } }', '2:40 genesys.faults[0].delay.fixed', /must be a duration from 0 to 5m/],
  ['{ delay: { fixed: 6m } }', '2:22 genesys.faults[0]', /delay must be \{ fixed \} from 0 to 5m/],
  ['{ delay: { uniform: { lower: 1 } } }', '2:42 genesys.faults[0].delay.uniform.upper', /is required/],
  ['{ transport: rest }', '2:35 genesys.faults[0].transport', /must be one of reset, empty, truncated/],
])('reports the fault %s at its place', async (fault, place, expected) => {
  const errors = await errorsIn({ 'f.yaml': `scenario: f\ngenesys: { faults: [ ${fault}] }\n` })
  expect(placesOf(errors)).toEqual([`f.yaml:${place}`])
  expect(errors[0]?.expected).toMatch(expected)
})

it('responds with a success of its own from the start', async () => {
  const body = { entities: [], selfUri: '/api/v2/assistants' }
  const scenario = { scenario: 'empty', genesys: { faults: [{ operation: 'getAssistants', status: 200, body }] } }
  const response = await createEmulator({ scenario }).fetch('/api/v2/assistants')
  expect([response.status, await response.json()]).toEqual([200, body])
})

it('reports a response of its own that violates the spec at its place', async () => {
  const files = {
    'f.yaml': `scenario: f
genesys:
  faults:
    - operation: getAssistants
      status: 200
      body: { entities: [], selfUri: 5 }
`,
  }
  const errors = await errorsIn(files)
  expect(placesOf(errors)).toEqual(['f.yaml:6:38 genesys.faults[0].body.selfUri'])
  expect(errors[0]?.expected).toContain(
    'body violates the spec of the 200 response of getAssistants: /selfUri must be a string',
  )
})
