import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, json } from '../../support/genesys.ts'
import { basic, codeOf, exchangeOf, PKCE, requestToken, VERIFIER } from '../../support/genesys-login.ts'

const users = [{ name: 'Tamsin Ferrier' }]
const clients = [
  { id: 'console', name: 'Console', secret: 'sesame', permissions: ['assistants:assistant:view'] },
  { id: 'other', name: 'Other', secret: 'open', permissions: [] },
]
const PUBLIC = { client_id: 'console', code_verifier: VERIFIER }
const SECRET = basic('console', 'sesame')

const strict = () => emulatorWith({ clients, users }, { auth: 'strict' })

async function userOf(world: WorldHandle, token: string): Promise<string | undefined> {
  const me = await world.genesys.fetch('/api/v2/users/me', { headers: bearer(token) })
  return (await json<'UserMe'>(me)).name
}

async function refresh(world: WorldHandle, token = '', headers = SECRET): Promise<Response> {
  return requestToken(world, { grant_type: 'refresh_token', refresh_token: token }, headers)
}

test('issues a token and a refresh token for a code and a secret', async () => {
  const emulator = strict()

  const response = await requestToken(emulator, exchangeOf(await codeOf(emulator)), SECRET)

  const token = await json<'AccessToken'>(response)
  expect(token).toEqual({
    access_token: expect.any(String),
    token_type: 'bearer',
    expires_in: 86_399,
    refresh_token: expect.any(String),
  })
  expect(await userOf(emulator, token.access_token)).toBe('Tamsin Ferrier')
})

test('issues a token for a code and its verifier without a secret', async () => {
  const emulator = strict()

  const response = await requestToken(emulator, exchangeOf(await codeOf(emulator, PKCE), PUBLIC))

  const token = await json<'AccessToken'>(response)
  expect(token).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86_399 })
  expect(await userOf(emulator, token.access_token)).toBe('Tamsin Ferrier')
})

test('accepts Basic credentials beside a code verifier', async () => {
  const emulator = strict()
  const exchange = async (secret: string) => {
    return requestToken(emulator, exchangeOf(await codeOf(emulator, PKCE), PUBLIC), basic('console', secret))
  }

  const withSecret = await exchange('sesame')
  const withoutSecret = await exchange('')
  const withWrongSecret = await exchange('wrong')

  expect(await json<'AccessToken'>(withSecret)).toHaveProperty('refresh_token')
  expect(await json<'AccessToken'>(withoutSecret)).not.toHaveProperty('refresh_token')
  expect(withWrongSecret.status).toBe(400)
  expect(await json<'OAuthError'>(withWrongSecret)).toMatchObject({ error: 'invalid_client' })
})

test('rejects a code without a secret or a verifier', async () => {
  const emulator = strict()

  const response = await requestToken(emulator, exchangeOf(await codeOf(emulator), { client_id: 'console' }))

  expect(response.status).toBe(400)
  expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_client' })
})

test('rejects a code that is used, expired or belongs to another login', async () => {
  const emulator = strict()
  const used = await codeOf(emulator)
  expect((await requestToken(emulator, exchangeOf(used), SECRET)).status).toBe(200)
  const other = await codeOf(emulator)
  const verified = await codeOf(emulator, PKCE)
  const expired = await codeOf(emulator)

  const rejected = [
    await requestToken(emulator, exchangeOf(used), SECRET),
    await requestToken(emulator, exchangeOf('made-up'), SECRET),
    await requestToken(emulator, exchangeOf(other), basic('other', 'open')),
    await requestToken(emulator, exchangeOf(other, { redirect_uri: 'http://localhost:8080' }), SECRET),
    await requestToken(emulator, { grant_type: 'authorization_code', code: other }, SECRET),
    await requestToken(emulator, exchangeOf(verified, { ...PUBLIC, code_verifier: `${VERIFIER}x` })),
    await requestToken(emulator, exchangeOf(verified, { client_id: 'console' })),
  ]
  emulator.clock.advance(599_999)
  expect((await requestToken(emulator, exchangeOf(other), SECRET)).status).toBe(200)
  emulator.clock.advance(1)
  rejected.push(await requestToken(emulator, exchangeOf(expired), SECRET))

  for (const response of rejected) {
    expect(response.status).toBe(400)
    expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_grant' })
  }
})

test('replaces a refresh token each time that it is used', async () => {
  const emulator = strict()
  const first = await json<'AccessToken'>(
    await requestToken(emulator, exchangeOf(await codeOf(emulator, { scope: 'openid' })), SECRET),
  )

  emulator.clock.advance('25h')
  const second = await json<'AccessToken'>(await refresh(emulator, first.refresh_token))
  const reused = await refresh(emulator, first.refresh_token)
  const foreign = await refresh(emulator, second.refresh_token, basic('other', 'open'))
  const third = await json<'AccessToken'>(await refresh(emulator, second.refresh_token))

  expect(await userOf(emulator, third.access_token)).toBe('Tamsin Ferrier')
  expect(third.refresh_token).not.toBe(second.refresh_token)
  const info = await emulator.genesys.fetch('/api/v2/tokens/me', { headers: bearer(third.access_token) })
  expect((await json<'TokenInfo'>(info)).authorizedScope).toEqual(['openid'])
  for (const response of [reused, foreign]) {
    expect(response.status).toBe(400)
    expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_grant' })
  }
})

test('rejects a form without the code or the refresh token of its grant type', async () => {
  const emulator = strict()

  for (const grant_type of ['authorization_code', 'refresh_token']) {
    const response = await requestToken(emulator, { grant_type }, SECRET)
    expect(response.status).toBe(400)
    expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_request' })
  }
})

test("gives a user's token the permissions of the client", async () => {
  const emulator = strict()
  const { access_token: token } = await json<'AccessToken'>(
    await requestToken(emulator, exchangeOf(await codeOf(emulator)), SECRET),
  )

  const allowed = await emulator.genesys.fetch('/api/v2/assistants', { headers: bearer(token) })
  const forbidden = await emulator.genesys.fetch('/api/v2/routing/queues', { headers: bearer(token) })

  expect([allowed.status, forbidden.status]).toEqual([200, 403])
})

test('ends the tokens and codes of a user who is deleted', async () => {
  const emulator = strict()
  const exchange = exchangeOf(await codeOf(emulator))
  const pair = await json<'AccessToken'>(await requestToken(emulator, exchange, SECRET))
  const code = await codeOf(emulator)
  const { id = '' } = emulator.genesys.records.users.first() ?? {}
  const control = await emulator.control()

  const deleted = await control.fetch(`/_control/worlds/default/state/genesys/users/${id}`, { method: 'DELETE' })

  expect(deleted.status).toBe(204)
  const { fetch } = emulator.genesys
  expect((await fetch('/api/v2/tokens/me', { headers: bearer(pair.access_token) })).status).toBe(401)
  expect((await refresh(emulator, pair.refresh_token)).status).toBe(400)
  expect((await requestToken(emulator, exchangeOf(code), SECRET)).status).toBe(400)
})

test('issues the same codes and tokens for the same seed', async () => {
  const tokens = []
  for (const emulator of [strict(), strict()]) {
    tokens.push(await (await requestToken(emulator, exchangeOf(await codeOf(emulator)), SECRET)).json())
  }
  expect(tokens[0]).toEqual(tokens[1])
})
