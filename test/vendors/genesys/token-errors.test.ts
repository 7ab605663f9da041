import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, json } from '../../support/genesys.ts'

const console = { id: 'console', name: 'Console', secret: 'sesame', permissions: [] }
const FORM = 'application/x-www-form-urlencoded'

const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })

function requestToken(world: WorldHandle, headers: Record<string, string>, body = 'grant_type=client_credentials') {
  const init = { method: 'POST', headers: { 'content-type': FORM, ...headers }, body }
  return world.genesys.fetch('/oauth/token', init)
}

test('rejects an unknown client, a wrong secret and a disabled client in the same words', async () => {
  const disabled = { id: 'retired', name: 'Retired', secret: 'open', permissions: [], state: 'disabled' }
  const strict = emulatorWith({ clients: [console, disabled] }, { auth: 'strict' })
  const open = emulatorWith({ clients: [console, disabled] })

  const rejected = [
    await requestToken(strict, basic('stranger', 'sesame')),
    await requestToken(strict, basic('console', 'Sesame')),
    await requestToken(strict, basic('retired', 'open')),
    await requestToken(open, basic('retired', 'open')),
  ]

  const text = 'authentication failed'
  for (const response of rejected) {
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'invalid_client', description: text, error_description: text })
  }
  expect((await requestToken(open, basic('stranger', 'anything'))).status).toBe(200)
  expect((await requestToken(open, basic('console', 'Sesame'))).status).toBe(200)
})

test('says that a client was not found if the profile selects the older errors', async () => {
  const emulator = emulatorWith({ clients: [console] }, { auth: 'strict' })
  emulator.genesys.setProfile({ oauthRefusals: 'older' })

  const unknown = await requestToken(emulator, basic('stranger', 'sesame'))
  const wrong = await requestToken(emulator, basic('console', 'Sesame'))

  expect([unknown.status, wrong.status]).toEqual([400, 400])
  const text = 'client not found'
  expect(await unknown.json()).toEqual({ error: 'invalid_client', description: text, error_description: text })
  expect(await json<'OAuthError'>(wrong)).toMatchObject({ error_description: 'authentication failed' })
})

test('rejects a client that may not use the grant type', async () => {
  const browser = { id: 'browser', name: 'Browser', secret: 'open', permissions: [], grantTypes: ['CODE', 'TOKEN'] }
  const robot = { id: 'robot', name: 'Robot', secret: 'open', permissions: [], grantTypes: ['CLIENT-CREDENTIALS'] }
  const emulator = emulatorWith({ clients: [browser, robot] })

  const client = await requestToken(emulator, basic('browser', 'open'))
  const code = await requestToken(emulator, basic('robot', 'open'), 'grant_type=authorization_code&code=x')

  expect([client.status, code.status]).toEqual([400, 400])
  const error = await json<'OAuthError'>(client)
  expect(error).toMatchObject({ error: 'unauthorized_client' })
  expect(error.error_description).toMatch(/\bclient_credential\b/)
  expect(await json<'OAuthError'>(code)).toMatchObject({ error: 'unauthorized_client' })
  expect((await requestToken(emulator, basic('robot', 'open'))).status).toBe(200)
})

test('reports too many token requests as an invalid request', async () => {
  const emulator = emulatorWith({ clients: [console] })
  emulator.genesys.fail('*', { quota: { requests: 1, seconds: 30 } })
  emulator.genesys.fail('postOauthToken', { quota: { requests: 2, seconds: 60 } })

  const statuses = []
  for (let i = 0; i < 2; i++) statuses.push((await requestToken(emulator, basic('console', 'sesame'))).status)
  const rejected = await requestToken(emulator, basic('console', 'sesame'))

  expect([...statuses, rejected.status]).toEqual([200, 200, 400])
  const error = await json<'OAuthError'>(rejected)
  expect(error).toMatchObject({ error: 'invalid_request' })
  expect(error.error_description).toMatch(/^rate limit exceeded;/)
})

test('rejects a token request without a grant type that is emulated', async () => {
  const emulator = emulatorWith({})
  const saml = encodeURIComponent('urn:ietf:params:oauth:grant-type:saml2-bearer')
  const errors = { password: 'unsupported_grant_type', [saml]: 'unsupported_grant_type', '': 'unsupported_grant_type' }

  for (const [grant, error] of Object.entries(errors)) {
    const response = await requestToken(emulator, basic('any', 'thing'), `grant_type=${grant}`)

    expect(response.status).toBe(400)
    expect(await json<'OAuthError'>(response)).toMatchObject({ error })
  }
  for (const form of ['scope=all', '']) {
    const response = await requestToken(emulator, basic('any', 'thing'), form)

    expect(response.status).toBe(400)
    expect(await json<'OAuthError'>(response)).toMatchObject({ error: 'invalid_request' })
  }
})

test('returns token errors in the OAuth format', async () => {
  const emulator = emulatorWith({}, { bodyLimit: 1000 })
  const any = basic('any', 'thing')

  const errors = [
    await requestToken(emulator, {}),
    await requestToken(emulator, any, 'grant_type=password'),
    await requestToken(emulator, any, 'scope=all'),
    await requestToken(emulator, any, 'grant_type=a&grant_type=b'),
    await requestToken(emulator, { ...any, 'content-type': 'text/plain' }),
    await requestToken(emulator, any, `grant_type=client_credentials&padding=${'x'.repeat(1000)}`),
  ]
  for (const status of [500, 503, 504] as const) {
    emulator.genesys.fail('postOauthToken', { status, times: 1 })
    errors.push(await requestToken(emulator, any))
  }

  expect(errors.map(({ status }) => status)).toEqual([400, 400, 400, 400, 415, 413, 500, 503, 504])
  for (const response of errors) {
    const body = await json<'OAuthError'>(response)
    expect(Object.keys(body).toSorted()).toEqual(['description', 'error', 'error_description'])
    expect(body.error_description).toBe(body.description)
  }
})
