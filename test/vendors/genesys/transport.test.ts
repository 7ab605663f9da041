import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json, patch, post, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

const records = { assistants: [{ id: DESK, name: 'Returns desk' }] }
const assistant = { name: 'Billing desk', transcriptionConfig: { vendorName: 'Genesys' } }

/** Returns a response of every kind: successes first, then errors. */
async function responses(world: WorldHandle): Promise<Response[]> {
  world.genesys.fail('getRoutingQueues', { status: 503 })
  return [
    await get(world, '/api/v2/assistants'),
    await post(world, '/api/v2/assistants', assistant),
    await patch(world, `/api/v2/assistants/${DESK}`, {}),
    await remove(world, `/api/v2/assistants/${DESK}`),
    await world.genesys.fetch('/api/v2/tokens/me', { method: 'HEAD', headers: bearer('any-token') }),
    await get(world, '/api/v2/assistants?pageSize=0'),
    await world.genesys.fetch('/api/v2/assistants'),
    await get(world, `/api/v2/assistants/${UNKNOWN_ID}`),
    await get(world, '/api/v2/nothing/here'),
    await remove(world, '/api/v2/assistants/queues'),
    await post(world, '/api/v2/assistants', assistant),
    await world.genesys.fetch('/oauth/token', { method: 'POST' }),
    await get(world, '/api/v2/routing/queues'),
  ]
}

const STATUSES = [200, 200, 200, 204, 200, 400, 401, 404, 404, 405, 409, 400, 503]

test('sends a correlation id with every response', async () => {
  const emulator = emulatorWith(records)

  const all = await responses(emulator)

  expect(all.map(({ status }) => status)).toEqual(STATUSES)
  const ids = all.map(({ headers }) => headers.get('ININ-Correlation-Id'))
  for (const id of ids) expect(id).toMatch(UUID)
  expect(new Set(ids).size).toBe(STATUSES.length)
})

test('forbids caching of every response', async () => {
  const emulator = emulatorWith(records)

  const all = await responses(emulator)

  expect(all.map(({ status }) => status)).toEqual(STATUSES)
  for (const { headers } of all) expect(headers.get('Cache-Control')).toBe('no-cache, no-store, must-revalidate')
})

test('sends the headers that forbid caching and demand HTTPS with every response', async () => {
  const all = await responses(emulatorWith(records))

  for (const { headers } of all) {
    expect(headers.get('Pragma')).toBe('no-cache')
    expect(headers.get('Expires')).toBe('0')
    expect(headers.get('Strict-Transport-Security')).toBe('max-age=600; includeSubDomains')
  }
})

test('repeats the correlation id in the error body', async () => {
  const emulator = emulatorWith(records)

  const errors = [
    await get(emulator, '/api/v2/assistants?pageSize=0'),
    await emulator.genesys.fetch('/api/v2/assistants'),
    await get(emulator, `/api/v2/assistants/${UNKNOWN_ID}`),
    await get(emulator, '/api/v2/nothing/here'),
    await remove(emulator, '/api/v2/assistants/queues'),
    await post(emulator, '/api/v2/assistants', { ...assistant, name: 'Returns desk' }),
  ]

  for (const response of errors) {
    const error = await json<'ErrorBody'>(response)
    expect(error).toMatchObject({ message: expect.stringMatching(/./), code: expect.stringMatching(/./) })
    expect(error.status).toBe(response.status)
    expect(error.contextId).toBe(response.headers.get('ININ-Correlation-Id'))
  }
})

function rateOf({ headers }: Response) {
  return ['count', 'allowed', 'reset'].map((name) => headers.get(`inin-ratelimit-${name}`))
}

test('counts the requests of each token in the rate limit headers', async () => {
  const emulator = emulatorWith({})

  const first = await get(emulator, '/api/v2/assistants')
  emulator.clock.advance(20_000)
  const second = await get(emulator, '/api/v2/routing/queues')
  const other = await emulator.genesys.fetch('/api/v2/assistants', { headers: bearer('other-token') })
  emulator.clock.advance(40_000)
  const nextWindow = await get(emulator, '/api/v2/assistants')

  expect(rateOf(first)).toEqual(['1', '300', '60'])
  expect(rateOf(second)).toEqual(['2', '300', '40'])
  expect(rateOf(other)).toEqual(['1', '300', '60'])
  expect(rateOf(nextWindow)).toEqual(['1', '300', '60'])
})

test('answers 429 with Retry-After when a token exceeds the rate limit', async () => {
  const emulator = emulatorWith({})
  emulator.genesys.setProfile({ rateLimit: 'enforced' })
  for (let i = 1; i <= 299; i++) await get(emulator, '/api/v2/tokens/me')
  emulator.clock.advance(15_000)

  const last = await get(emulator, '/api/v2/tokens/me')
  const over = await get(emulator, '/api/v2/tokens/me')
  const other = await emulator.genesys.fetch('/api/v2/tokens/me', { headers: bearer('other-token') })
  emulator.clock.advance(45_000)
  const later = await get(emulator, '/api/v2/tokens/me')

  expect(last.status).toBe(200)
  expect(over.status).toBe(429)
  expect(over.headers.get('Retry-After')).toBe('45')
  expect(await json<'ErrorBody'>(over)).toMatchObject({ code: 'too.many.requests.retry.after', status: 429 })
  expect(other.status).toBe(200)
  expect(later.status).toBe(200)
})

test('rejects no request over the rate limit when requests are only counted', async () => {
  const emulator = emulatorWith({})
  for (let i = 1; i <= 300; i++) await get(emulator, '/api/v2/tokens/me')

  const response = await get(emulator, '/api/v2/tokens/me')

  expect(response.status).toBe(200)
  expect(rateOf(response)).toEqual(['301', '300', '60'])
})

test("answers 404 in the vendor's error format for an unknown path", async () => {
  const emulator = emulatorWith({})

  for (const path of [
    '/api/v2',
    '/api/v2/nothing',
    `/api/v2/assistants/${DESK}/opinions`,
    '/oauth/nothing',
    '/login',
  ]) {
    const response = await emulator.fetch(path, { headers: bearer('any-token') })

    expect(response.status, path).toBe(404)
    const error = await json<'ErrorBody'>(response)
    expect(error).toMatchObject({ code: 'not.found', status: 404 })
    expect(error.contextId).toBe(response.headers.get('ININ-Correlation-Id'))
  }
})

test('answers 405 with the allowed methods for a method that a path lacks', async () => {
  const emulator = emulatorWith(records)

  const queues = await remove(emulator, '/api/v2/assistants/queues')
  const one = await post(emulator, `/api/v2/assistants/${DESK}`, {})

  expect(queues.status).toBe(405)
  expect(queues.headers.get('Allow')).toBe('GET')
  expect(await json<'ErrorBody'>(queues)).toMatchObject({ code: 'method.not.allowed', status: 405 })
  expect(one.status).toBe(405)
  expect(one.headers.get('Allow')?.split(', ').toSorted()).toEqual(['DELETE', 'GET', 'PATCH'])
})

test('accepts a content type without a body', async () => {
  const emulator = emulatorWith(records)
  const headers = { ...bearer('any-token'), 'content-type': 'application/json' }

  const read = await emulator.genesys.fetch(`/api/v2/assistants/${DESK}`, { headers })
  const deleted = await emulator.genesys.fetch(`/api/v2/assistants/${DESK}`, { method: 'DELETE', headers })

  expect(read.status).toBe(200)
  expect(deleted.status).toBe(204)
})

test('decodes a plus sign in a query as a space', async () => {
  const emulator = emulatorWith({ assistants: [{ name: 'Returns desk' }, { name: 'Returns+desk' }] })

  const plus = await json<'AssistantListing'>(await get(emulator, '/api/v2/assistants?name=Returns+desk'))
  const escaped = await json<'AssistantListing'>(await get(emulator, '/api/v2/assistants?name=Returns%2Bdesk'))

  expect(plus.entities.map(({ name }) => name)).toEqual(['Returns desk'])
  expect(escaped.entities.map(({ name }) => name)).toEqual(['Returns+desk'])
})
