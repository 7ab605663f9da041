import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json } from '../../support/genesys.ts'

const console = { id: 'console', name: 'Console', secret: 'sesame', permissions: [] }
const FORM = 'application/x-www-form-urlencoded'

const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })

function requestToken(world: WorldHandle, headers: Record<string, string>, body = 'grant_type=client_credentials') {
  const init = { method: 'POST', headers: { 'content-type': FORM, ...headers }, body }
  return world.genesys.fetch('/oauth/token', init)
}

test('issues a bearer token for a client id and secret', async () => {
  const emulator = emulatorWith({ clients: [console] }, { auth: 'strict' })

  const response = await requestToken(emulator, basic('console', 'sesame'))

  expect(response.status).toBe(200)
  const token = await json<'AccessToken'>(response)
  expect(token).toEqual({
    access_token: expect.stringMatching(/./),
    token_type: 'bearer',
    expires_in: expect.any(Number),
  })
  const me = await emulator.genesys.fetch('/api/v2/tokens/me', { headers: bearer(token.access_token) })
  expect(me.status).toBe(200)
  expect(await json<'TokenInfo'>(me)).toMatchObject({ OAuthClient: { id: 'console', name: 'Console' } })
})

test('decodes form-encoded client credentials', async () => {
  const odd = { id: 'agent-console', name: 'Odd', secret: 'a+b %:~ü', permissions: [] }
  const emulator = emulatorWith({ clients: [odd] }, { auth: 'strict' })
  emulator.fork({ name: 'oauth' })
  const encoded = 'a%2Bb+%25%3A%7E%C3%BC'

  for (const [id, secret, world] of [
    ['agent-console', encoded, 'default'],
    ['agent%2Dconsole', encoded.replace('+', '%20'), 'default'],
    ['agent-console~oauth', encoded, 'oauth'],
    ['agent%2Dconsole%7Eoauth', encoded.toLowerCase(), 'oauth'],
  ] as const) {
    const response = await emulator.fetch('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': FORM, ...basic(id, secret) },
      body: 'grant_type=client_credentials',
    })
    expect([id, response.status]).toEqual([id, 200])
    expect(emulator.world(world).genesys.records.tokens.size).toBeGreaterThan(0)
    emulator.world(world).genesys.records.tokens.deleteAll({})
    expect(emulator.genesys.records.tokens.size + emulator.world('oauth').genesys.records.tokens.size).toBe(0)
  }
})

test.each(['%', '%2', '%zz', '%FF', '%C3%28', '%ED%A0%80'])(
  'rejects client credentials that contain %j',
  async (bad) => {
    const emulator = emulatorWith({ clients: [console] })
    for (const headers of [basic(`console${bad}`, 'sesame'), basic('console', `sesame${bad}`)]) {
      const response = await requestToken(emulator, headers)
      expect(response.status).toBe(400)
      expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_client' })
    }
  },
)

test('prints Basic credentials that it accepts, whatever the client id and secret are', async () => {
  const odd = { id: 'a+b %:~ü', name: 'Odd', secret: 'x&y=z+%20', permissions: [] }
  const emulator = emulatorWith({ clients: [odd] }, { auth: 'strict' })
  for (const world of [emulator, emulator.fork({ name: 'other' })]) {
    const { authorization = '' } = world.genesys.credentials.schemes?.['ClientCredentials'] ?? {}
    const init = {
      method: 'POST',
      headers: { 'content-type': FORM, authorization },
      body: 'grant_type=client_credentials',
    }
    expect((await emulator.fetch('/oauth/token', init)).status).toBe(200)
    expect(world.genesys.records.tokens.size).toBe(1)
  }
})

test('issues tokens that last one second less than a day', async () => {
  const emulator = emulatorWith({ clients: [console] }, { auth: 'strict' })

  const token = await json<'AccessToken'>(await requestToken(emulator, basic('console', 'sesame')))

  expect(token.expires_in).toBe(86_399)
})

test('rejects a token request without Basic credentials', async () => {
  const emulator = emulatorWith({})

  const bad = [{}, basic('', 'sesame'), bearer('any-token'), { authorization: 'Basic' }, { authorization: 'Basic %%' }]
  for (const headers of bad) {
    const response = await requestToken(emulator, headers)

    expect(response.status, JSON.stringify(headers)).toBe(400)
    expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_client' })
  }
})

test('rejects a token request that is not a form', async () => {
  const emulator = emulatorWith({})

  const response = await requestToken(
    emulator,
    { ...basic('any', 'thing'), 'content-type': 'application/json' },
    '{"grant_type":"client_credentials"}',
  )

  expect(response.status).toBe(415)
  expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_request' })
})

test('issues valid tokens at the gateway path', async () => {
  const emulator = emulatorWith({ clients: [console] }, { auth: 'strict' })

  const response = await emulator.genesys.fetch('/login/oauth/token', {
    method: 'POST',
    headers: { 'content-type': FORM, ...basic('console', 'sesame') },
    body: 'grant_type=client_credentials',
  })

  expect(response.status).toBe(200)
  const { access_token, token_type, expires_in } = await json<'AccessToken'>(response)
  expect({ token_type, expires_in }).toEqual({ token_type: 'bearer', expires_in: 86_399 })
  const me = await emulator.genesys.fetch('/api/v2/tokens/me', { headers: bearer(access_token) })
  expect(me.status).toBe(200)
  expect((await get(emulator, '/api/v2/tokens/me')).status).toBe(401)
})

test('routes a request to the world that issued its token', async () => {
  const emulator = emulatorWith({ routingQueues: [{ name: 'Billing' }] })
  const other = emulator.fork({ name: 'other' })
  const { access_token: token } = await json<'AccessToken'>(await requestToken(other, basic('any', 'any')))

  // The request has neither a world prefix nor a world header.
  await emulator.fetch('/api/v2/routing/queues', {
    method: 'POST',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Returns' }),
  })

  expect(other.genesys.records.routingQueues.find('name', 'returns')).toBeDefined()
  expect(emulator.genesys.records.routingQueues.find('name', 'returns')).toBeUndefined()
})
