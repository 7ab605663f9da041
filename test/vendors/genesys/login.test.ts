import { expect, test } from 'vitest'
import { bearer, emulatorWith, json } from '../../support/genesys.ts'
import {
  codeOf,
  locationOf,
  logIn,
  loginPath,
  openLogin,
  PKCE,
  REDIRECT,
  submitLogin,
} from '../../support/genesys-login.ts'

const TAMSIN = { id: '11111111-1111-4111-8111-111111111111', name: 'Tamsin Ferrier', email: 'tamsin@desk.example' }
const IDRIS = { id: '22222222-2222-4222-8222-222222222222', name: 'Idris Okafor', email: 'idris@desk.example' }
const client = { id: 'console', name: 'Agent console', secret: 'sesame', permissions: [] }
const records = { organizations: [{ name: 'Harbour Lane' }], clients: [client], users: [TAMSIN, IDRIS] }
const IMPLICIT = { response_type: 'token' }

test('shows a login page with the users of the scenario', async () => {
  const gone = { name: 'Marta Lindqvist', state: 'inactive' }
  const emulator = emulatorWith({ ...records, users: [TAMSIN, IDRIS, gone] })

  const response = await openLogin(emulator)

  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html'])
  const page = await response.text()
  expect(page).toContain('<h1>Log in to Harbour Lane</h1>')
  for (const text of ['Agent console', 'localhost:8080', 'Tamsin Ferrier', 'idris@desk.example', 'Cancel']) {
    expect(page).toContain(text)
  }
  expect(page).not.toContain('Marta')
})

test('forbids caching, framing and scripts of the login page', async () => {
  const { headers } = await openLogin(emulatorWith(records))

  expect(headers.get('cache-control')).toContain('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  const rules = (headers.get('content-security-policy') ?? '').split('; ')
  expect(rules).toContain("default-src 'none'")
  expect(rules).toContain("frame-ancestors 'none'")
  expect(rules.join()).not.toContain('unsafe')
})

test('escapes every value that it prints', async () => {
  const evil = `<script>alert("1")</script>'&`
  const users = [{ id: IDRIS.id, name: evil, email: evil }]
  const emulator = emulatorWith({ organizations: [{ name: evil }], clients: [{ ...client, name: evil }], users })

  const pages = [
    await openLogin(emulator),
    await openLogin(emulator, { redirect_uri: evil }),
    await emulator.genesys.fetch(`/logout?${new URLSearchParams({ redirect_uri: evil })}`),
  ]
  for (const page of pages) {
    const text = await page.text()
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;')
    expect(text).not.toContain('<script')
  }
})

test('redirects with a code and the state after a login', async () => {
  const emulator = emulatorWith(records, { auth: 'strict' })

  const withState = locationOf(await submitLogin(emulator, { user: IDRIS.id }, { ...PKCE, state: 'a b+c%&=#ü' }))
  const withoutState = locationOf(await submitLogin(emulator, { user: IDRIS.id }, PKCE))

  expect(withState.href).toMatch(`${REDIRECT}?code=`)
  expect(Object.fromEntries(withState.searchParams)).toEqual({
    code: expect.stringMatching(/^\w{32}$/),
    state: 'a b+c%&=#ü',
  })
  expect([...withoutState.searchParams.keys()]).toEqual(['code'])
})

test('redirects with a token in the fragment after an implicit login', async () => {
  const emulator = emulatorWith(records, { auth: 'strict' })

  const { hash, search } = await logIn(emulator, { ...IMPLICIT, state: 'a b&c', scope: 'openid  routing' })

  expect(search).toBe('')
  const { access_token: token, ...others } = Object.fromEntries(new URLSearchParams(hash.slice(1)))
  expect(others).toEqual({ expires_in: '86399', token_type: 'bearer', state: 'a b&c' })
  const headers = bearer(token ?? '')
  const me = await emulator.genesys.fetch('/api/v2/users/me', { headers })
  expect(await json<'UserMe'>(me)).toMatchObject({ id: TAMSIN.id, name: 'Tamsin Ferrier' })
  const info = await json<'TokenInfo'>(await emulator.genesys.fetch('/api/v2/tokens/me', { headers }))
  expect(info.authorizedScope).toEqual(['openid', 'routing'])
  expect(info.OAuthClient.authorizedGrantType).toBe('TOKEN')
})

test('encodes a percent sign in the fragment twice', async () => {
  const emulator = emulatorWith(records)

  for (const state of ['100%', '%41', '%', 'a%20b', '%25 + %']) {
    const { hash } = await logIn(emulator, { ...IMPLICIT, state })
    const [, sent = ''] = /state=(.*)$/.exec(hash) ?? []
    expect(decodeURIComponent(decodeURIComponent(sent.replaceAll('+', '%20')))).toBe(state)
  }
})

test('keeps the query of a registered redirect URI', async () => {
  const redirect_uri = 'https://desk.example/cb?tenant=7'
  const emulator = emulatorWith({ ...records, clients: [{ ...client, redirectUris: [redirect_uri] }] })

  const { href } = await logIn(emulator, { redirect_uri })

  expect(href).toMatch(/^https:\/\/desk\.example\/cb\?tenant=7&code=\w{32}$/)
  expect((await openLogin(emulator, { redirect_uri: 'https://desk.example/cb?tenant=8' })).status).toBe(400)
  expect((await openLogin(emulator)).status).toBe(400)
})

test('shows an error page instead of redirecting to a URI that is not registered', async () => {
  const emulator = emulatorWith(records, { auth: 'strict' })
  const foreign = ['https://evil.example/', 'http://localhost.evil.example/', 'http://127.0.0.1.evil.example/']
  const odd = ['javascript:alert(1)', '//evil.example', '/path', 'http://localhost/#x', '', 'http://user@evil.example/']

  const responses = [await openLogin(emulator, { client_id: 'stranger' })]
  for (const redirect_uri of [...foreign, ...odd]) {
    responses.push(await openLogin(emulator, { redirect_uri }))
    responses.push(await submitLogin(emulator, { user: IDRIS.id }, { redirect_uri }))
  }
  responses.push(await emulator.genesys.fetch('/oauth/authorize'))

  for (const response of responses) {
    expect([response.status, response.headers.get('location')]).toEqual([400, null])
    expect(await response.text()).toContain('<h1>Login failed</h1>')
  }
})

test.each([
  'http://localhost:1/',
  'http://app.localhost/',
  'https://127.0.0.1/cb',
  'http://[::1]:3000',
  'http://127.9.9.9/',
])('accepts the loopback URI %s of a client that lists none', async (redirect_uri) => {
  const { origin } = await logIn(emulatorWith(records), { redirect_uri })
  expect(origin).toBe(new URL(redirect_uri).origin)
})

test('redirects with access_denied when the user cancels', async () => {
  const emulator = emulatorWith(records)

  const code = locationOf(await submitLogin(emulator, { cancel: 'true' }, { state: 's' }))
  const token = locationOf(await submitLogin(emulator, { cancel: 'true' }, { ...IMPLICIT, state: 's' }))

  const expected = { error: 'access_denied', error_description: expect.any(String), state: 's' }
  expect(Object.fromEntries(code.searchParams)).toEqual(expected)
  expect(Object.fromEntries(new URLSearchParams(token.hash.slice(1)))).toEqual(expected)
})

test('redirects with an error for a login that the client may not start', async () => {
  const clients = [client, { id: 'robot', name: 'Robot', grantTypes: ['CLIENT-CREDENTIALS'], permissions: [] }]
  const emulator = emulatorWith({ ...records, clients })
  const errors = [
    ['unsupported_response_type', { response_type: 'id_token' }],
    ['unauthorized_client', { client_id: 'robot' }],
    ['invalid_request', { ...PKCE, code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge: 'short', code_challenge_method: 'S256' }],
    ['invalid_request', { code_challenge_method: 'S256' }],
  ] as const

  for (const [error, parameters] of errors) {
    const location = locationOf(await openLogin(emulator, { ...parameters, state: 's' }))
    expect(location.searchParams.get('error')).toBe(error)
    expect(location.searchParams.get('state')).toBe('s')
    const submitted = locationOf(await submitLogin(emulator, { user: IDRIS.id }, parameters))
    expect(submitted.searchParams.get('error')).toBe(error)
  }
})

test('prefers the user that login_hint names', async () => {
  const emulator = emulatorWith(records)
  const first = async (hint: string) => {
    const page = await (await openLogin(emulator, { login_hint: hint })).text()
    return page.indexOf('Tamsin') < page.indexOf('Idris') ? 'Tamsin' : 'Idris'
  }
  expect(await first('Idris@desk.example')).toBe('Idris')
  expect(await first('idris@desk.example:Harbour Lane')).toBe('Idris')
  expect(await first('Harbour Lane')).toBe('Tamsin')

  emulator.genesys.setProfile({ login: 'auto' })
  await openLogin(emulator, { login_hint: 'idris@desk.example' })
  await openLogin(emulator)
  const users = emulator.genesys.records.authorizationCodes.list().map(({ userId }) => userId)
  expect(users).toEqual([IDRIS.id, TAMSIN.id])
})

test('approves a login at once if the profile says so', async () => {
  const emulator = emulatorWith(records)
  emulator.genesys.setProfile({ login: 'auto' })

  const { searchParams } = locationOf(await openLogin(emulator, { state: 's' }))

  expect(Object.fromEntries(searchParams)).toEqual({ code: expect.any(String), state: 's' })
})

test('offers a made-up user in a world without users', async () => {
  const emulator = emulatorWith({ clients: [client] })

  const { hash } = await logIn(emulator, IMPLICIT)

  const token = new URLSearchParams(hash.slice(1)).get('access_token') ?? ''
  const me = await emulator.genesys.fetch('/api/v2/users/me', { headers: bearer(token) })
  expect(await json<'UserMe'>(me)).toMatchObject({ name: 'Agent console' })
})

test('shows the login page again for a form that names no user', async () => {
  const emulator = emulatorWith(records)
  const page = await (await openLogin(emulator)).text()

  for (const user of ['stranger', '']) {
    const response = await submitLogin(emulator, { user })
    expect([response.status, await response.text()]).toEqual([200, page])
  }
})

test('serves the login below the gateway path', async () => {
  const emulator = emulatorWith(records)
  const path = loginPath({}, '/login/oauth/authorize')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }

  const page = await emulator.genesys.fetch(path)
  const submitted = await emulator.genesys.fetch(path, { method: 'POST', headers, body: `user=${IDRIS.id}` })

  expect(await page.text()).toBe(await (await openLogin(emulator)).text())
  expect(locationOf(submitted).searchParams.get('code')).toMatch(/./)
})

test('keeps codes in the snapshots of a world', async () => {
  const emulator = emulatorWith(records)
  const code = await codeOf(emulator)
  const fork = emulator.fork({ name: 'fork' })
  expect(fork.genesys.records.authorizationCodes.has(code)).toBe(true)
  emulator.reset()
  expect(emulator.genesys.records.authorizationCodes.has(code)).toBe(false)
})
