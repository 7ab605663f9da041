import { expect, test } from 'vitest'
import { bearer, emulatorWith, get, json, post } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

const records = {
  clients: [{ id: 'wallboard', name: 'Wallboard', secret: 'sesame', permissions: ['assistants:assistant:view'] }],
  tokens: [{ token: 'wallboard-token', client: 'Wallboard', expiresAt: '2099-12-31T23:59:59.000Z' }],
  assistants: [{ id: DESK, name: 'Desk' }],
}

test('sends empty details and errors with an error that has none', async () => {
  const response = await get(emulatorWith(records), '/api/v2/nothing/here')

  // These are the members of a recorded 404 of the vendor.
  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toEqual({
    status: 404,
    code: 'not.found',
    message: expect.stringMatching(/./),
    contextId: response.headers.get('ININ-Correlation-Id'),
    details: [],
    errors: [],
  })
})

test('reports each of several invalid fields in an error of its own', async () => {
  const response = await post(emulatorWith(records), '/api/v2/assistants', { name: 7 })

  const error = await json<'ErrorBody'>(response)
  expect(error.details?.map(({ fieldName }) => fieldName)).toEqual(['transcriptionConfig', 'name'])
  expect(error.errors).toEqual([
    {
      message: 'transcriptionConfig is required',
      code: 'invalid.value',
      status: 400,
      contextId: error.contextId,
      details: [],
      errors: [],
    },
    {
      message: 'name: the value [7] does not fit the type [string]; it must be a string',
      code: 'invalid.value',
      status: 400,
      contextId: error.contextId,
      details: [],
      errors: [],
    },
  ])
})

test('names the value, its type and the allowed values of an invalid value, in this order', async () => {
  const response = await get(emulatorWith(records), '/api/v2/assistants?expand=colour')

  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'invalid.value',
    message: expect.stringMatching(/\[colour\].*\[string\].*: copilot$/),
    messageParams: { value: 'colour', type: 'string', allowed: 'copilot' },
    errors: [],
  })
})

test.each([
  [400, 'bad.request', /syntax/],
  [401, 'authentication.required', /bearer token/],
  [403, 'missing.permissions', /: assistants:assistant:view$/],
  [404, 'not.found', /not found/],
  [408, 'client.timeout', /in time.*network.*payload/],
  [409, 'general.conflict', /conflicts with the current state/],
  [413, 'request.entity.too.large', /Maximum bytes: 512000$/],
  [415, 'unsupported.media.type', /Content-Type/],
  [429, 'too.many.requests.retry.after', /Retry the request in \[1\] seconds$/],
  [500, 'internal.server.error', /unexpected condition/],
  [503, 'service.unavailable', /overloaded or down for maintenance/],
  [504, 'request.timeout', /timed out/],
] as const)('answers an injected %i with the code %s', async (status, code, message) => {
  const emulator = emulatorWith(records)
  emulator.genesys.fail('getAssistants', { status })

  const response = await get(emulator, '/api/v2/assistants')

  expect(response.status).toBe(status)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ status, code, message: expect.stringMatching(message) })
})

test('answers an injected error with the message and code of its fault', async () => {
  const emulator = emulatorWith(records)
  emulator.genesys.fail('getAssistants', { status: 409, message: 'Somebody else was first', code: 'too.late' })

  const response = await get(emulator, '/api/v2/assistants')

  expect(await json<'ErrorBody'>(response)).toMatchObject({ message: 'Somebody else was first', code: 'too.late' })
})

test('declares the same errors for every operation of the API', () => {
  const operations = emulatorWith(records).vendors['genesys']?.spec.operations ?? new Map<never, never>()
  const ofApi = [...operations.values()].filter(({ path }) => path.startsWith('/api/'))
  const errors = [400, 401, 403, 404, 408, 409, 413, 415, 429, 500, 503, 504]

  const missing = ofApi.flatMap(({ id, responses }) => {
    return errors.filter((status) => !responses.has(status)).map((status) => `${id} ${status}`)
  })

  expect(ofApi.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
})

test('rejects a caller without any of the permissions of which one suffices', async () => {
  const emulator = emulatorWith(records)

  const response = await emulator.genesys.fetch('/api/v2/routing/queues', { headers: bearer('wallboard-token') })

  expect(response.status).toBe(403)
  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'missing.any.permissions',
    message: 'The caller needs at least one of these permissions: routing:queue:view',
    messageParams: { permissions: 'routing:queue:view' },
  })
})

test('rejects a body over 512,000 bytes and names the limit', async () => {
  const emulator = emulatorWith(records)

  const response = await post(emulator, '/api/v2/assistants', { name: 'x'.repeat(512_000) })

  expect(response.status).toBe(413)
  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'request.entity.too.large',
    message: expect.stringMatching(/ 512000$/),
    limit: { key: 'request.bytes.max', namespace: 'platform.api', value: 512_000 },
  })
})

test('answers an unknown record with its name and id, and with empty details and errors', async () => {
  const response = await get(emulatorWith(records), `/api/v2/assistants/${UNKNOWN_ID}`)

  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'not.found',
    entityName: 'assistant',
    entityId: UNKNOWN_ID,
    details: [],
    errors: [],
  })
})
