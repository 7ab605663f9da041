import { expect, test } from 'vitest'
import { emulatorWith, get, json } from '../../support/genesys.ts'

const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

test('names the seconds to wait in the message of a 429, in brackets, and in Retry-After', async () => {
  const emulator = emulatorWith({})
  emulator.genesys.fail('*', { quota: { requests: 1, seconds: 60 } })
  await get(emulator, '/api/v2/tokens/me')
  emulator.clock.advance(15_000)

  const response = await get(emulator, '/api/v2/tokens/me')

  expect(response.status).toBe(429)
  expect(response.headers.get('Retry-After')).toBe('45')
  const error = await json<'ErrorBody'>(response)
  expect(error.message).toContain('Retry the request in [45] seconds')
  expect(error.code).toBe('too.many.requests.retry.after')
})

test('names the limit of client-credentials tokens in a 429', async () => {
  const emulator = emulatorWith({})
  emulator.genesys.setProfile({ rateLimit: 'enforced' })
  for (let i = 1; i <= 300; i++) await get(emulator, '/api/v2/tokens/me')

  const response = await get(emulator, '/api/v2/tokens/me')

  expect(await json<'ErrorBody'>(response)).toMatchObject({
    limit: { key: 'client.credentials.token.rate.per.minute', namespace: 'platform.api', value: 300 },
  })
})

test('reports the count of requests with errors as well', async () => {
  const emulator = emulatorWith({})
  await get(emulator, '/api/v2/assistants')

  const response = await get(emulator, `/api/v2/assistants/${UNKNOWN_ID}`)

  expect(response.status).toBe(404)
  expect(['count', 'allowed', 'reset'].map((name) => response.headers.get(`inin-ratelimit-${name}`))).toEqual([
    '2',
    '300',
    '60',
  ])
})
