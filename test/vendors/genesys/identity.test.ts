import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, get, json } from '../../support/genesys.ts'

const clients = [
  { id: 'console', name: 'Console', secret: 'sesame', permissions: ['assistants:assistant:view'] },
  { id: 'wallboard', name: 'Wallboard', secret: 'open', permissions: [] },
]

function request(world: WorldHandle, token: string, path = '/api/v2/tokens/me', method = 'GET') {
  return world.genesys.fetch(path, { method, headers: bearer(token) })
}

async function tokenOf(world: WorldHandle, client: string, secret: string): Promise<string> {
  const response = await world.genesys.fetch('/oauth/token', {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${client}:${secret}`)}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  return (await json<'AccessToken'>(response)).access_token
}

test('returns a made-up user that is always the same for its client', async () => {
  const emulator = emulatorWith({ clients })
  const first = await tokenOf(emulator, 'console', 'sesame')
  const second = await tokenOf(emulator, 'console', 'sesame')
  const other = await tokenOf(emulator, 'wallboard', 'open')

  const user = await json<'UserMe'>(await request(emulator, first, '/api/v2/users/me'))
  const sameClient = await json<'UserMe'>(await request(emulator, second, '/api/v2/users/me'))
  const otherClient = await json<'UserMe'>(await request(emulator, other, '/api/v2/users/me'))

  expect(first).not.toBe(second)
  expect(sameClient).toEqual(user)
  expect(otherClient.id).not.toBe(user.id)
})

test('returns the same organisation for every token of a world', async () => {
  const emulator = emulatorWith({ organizations: [{ name: 'Harbour Lane' }], clients })
  const consoleToken = await tokenOf(emulator, 'console', 'sesame')

  const organization = await json<'Organization'>(await get(emulator, '/api/v2/organizations/me'))
  const same = await json<'Organization'>(await request(emulator, consoleToken, '/api/v2/organizations/me'))
  const token = await json<'TokenInfo'>(await request(emulator, consoleToken))

  expect(organization.name).toBe('Harbour Lane')
  expect(same).toEqual(organization)
  expect(token.organization).toEqual({ id: organization.id, name: 'Harbour Lane' })
  expect(token.homeOrganization).toEqual(token.organization)
})

test('returns every field of the organisation', async () => {
  const organization = {
    defaultLanguage: 'en-GB',
    defaultCountryCode: 'GB',
    thirdPartyOrgName: 'harbour-lane',
    thirdPartyURI: 'https://directory.harbourlane.example',
    domain: 'harbourlane.example',
    features: { chat: true },
    state: 'active',
    defaultSiteId: 'site',
    supportURI: 'https://help.harbourlane.example',
    voicemailEnabled: true,
    productPlatform: 'GenesysCloud',
  }
  const emulator = emulatorWith({ organizations: [{ name: 'Harbour Lane', ...organization }] })

  expect(await json<'Organization'>(await get(emulator, '/api/v2/organizations/me'))).toEqual({
    ...organization,
    id: expect.any(String),
    name: 'Harbour Lane',
    version: 1,
    selfUri: expect.stringMatching(/^\/api\/v2\/organizations\//),
  })
})

test('describes the organisation and client of a token', async () => {
  const emulator = emulatorWith({ organizations: [{ name: 'Harbour Lane' }], clients })

  const response = await request(emulator, await tokenOf(emulator, 'console', 'sesame'))

  expect(response.status).toBe(200)
  const organization = { id: expect.any(String), name: 'Harbour Lane' }
  expect(await json<'TokenInfo'>(response)).toEqual({
    organization,
    homeOrganization: organization,
    authorizedScope: expect.any(Array),
    OAuthClient: { id: 'console', name: 'Console', organization },
  })
})

test('rejects a request without a token', async () => {
  const emulator = emulatorWith({})
  const bad = [{}, { authorization: 'Bearer' }, { authorization: 'Bearer  ' }, { authorization: 'Basic YTpi' }]

  for (const headers of bad) {
    const response = await emulator.genesys.fetch('/api/v2/tokens/me', { headers })

    expect(response.status, JSON.stringify(headers)).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'authentication.required', status: 401 })
  }
})

test('accepts any token unless authentication is strict', async () => {
  const emulator = emulatorWith({ clients })
  const ofWallboard = await tokenOf(emulator, 'wallboard', 'open')

  const paths = ['/api/v2/assistants', '/api/v2/routing/queues', '/api/v2/knowledge/knowledgebases']
  for (const path of paths) {
    expect((await request(emulator, 'made-up', path)).status).toBe(200)
    expect((await request(emulator, ofWallboard, path)).status).toBe(403)
  }
})

test('rejects an unknown token under strict authentication', async () => {
  const emulator = emulatorWith({ clients }, { auth: 'strict' })

  const response = await request(emulator, 'made-up')

  expect(response.status).toBe(401)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.credentials', status: 401 })
})

test('rejects an expired token under strict authentication', async () => {
  const emulator = emulatorWith({ clients }, { auth: 'strict' })
  const token = await tokenOf(emulator, 'console', 'sesame')

  emulator.clock.advance(86_398_999)
  const inTime = await request(emulator, token)
  emulator.clock.advance(1)
  const late = await request(emulator, token)

  expect(inTime.status).toBe(200)
  expect(late.status).toBe(401)
  expect(await json<'ErrorBody'>(late)).toMatchObject({ code: 'bad.credentials', status: 401 })
})

test('rejects a client without the required permissions and names the missing ones', async () => {
  const emulator = emulatorWith({ clients })
  const token = await tokenOf(emulator, 'console', 'sesame')

  const allowed = await request(emulator, token, '/api/v2/assistants')
  const forbidden = await request(emulator, token, '/api/v2/routing/queues')

  expect(allowed.status).toBe(200)
  expect(forbidden.status).toBe(403)
  const error = await json<'ErrorBody'>(forbidden)
  expect(error).toMatchObject({ code: 'missing.permissions', messageParams: { permissions: 'routing:queue:view' } })
  expect(error.message).toContain('routing:queue:view')
})

test('tests a token with HEAD without returning a body', async () => {
  const emulator = emulatorWith({ clients }, { auth: 'strict' })

  const good = await request(emulator, await tokenOf(emulator, 'console', 'sesame'), '/api/v2/tokens/me', 'HEAD')
  const bad = await request(emulator, 'made-up', '/api/v2/tokens/me', 'HEAD')

  expect(good.status).toBe(200)
  expect(await good.text()).toBe('')
  expect(bad.status).toBe(401)
  expect(await bad.text()).toBe('')
  expect(emulator.exchanges().map(({ operation }) => operation)).toEqual([
    'postOauthToken',
    'headTokensMe',
    'headTokensMe',
  ])
})

test('rejects a revoked token under strict authentication', async () => {
  const emulator = emulatorWith({ clients }, { auth: 'strict' })
  const token = await tokenOf(emulator, 'console', 'sesame')
  expect((await request(emulator, token)).status).toBe(200)

  const revoked = await request(emulator, token, '/api/v2/tokens/me', 'DELETE')

  expect(revoked.status).toBe(204)
  const response = await request(emulator, token)
  expect(response.status).toBe(401)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.credentials' })
})

test('keeps other tokens valid when one is revoked', async () => {
  const emulator = emulatorWith({ clients }, { auth: 'strict' })
  const first = await tokenOf(emulator, 'console', 'sesame')
  const second = await tokenOf(emulator, 'console', 'sesame')
  const other = await tokenOf(emulator, 'wallboard', 'open')

  await request(emulator, first, '/api/v2/tokens/me', 'DELETE')

  expect((await request(emulator, second)).status).toBe(200)
  expect((await request(emulator, other)).status).toBe(200)
})

test('rejects an expired token that it issued under open authentication', async () => {
  const emulator = emulatorWith({ clients })
  const token = await tokenOf(emulator, 'console', 'sesame')
  expect((await request(emulator, token)).status).toBe(200)

  emulator.clock.advance('25h')

  expect((await request(emulator, token)).status).toBe(401)
  expect((await request(emulator, 'never-issued')).status).toBe(200)
})

test('replaces a token without a date each time that the clock was moved by the lifetime of a token', async () => {
  const emulator = emulatorWith(
    { clients, tokens: [{ token: 'console-token', client: 'Console' }] },
    { auth: 'strict' },
  )
  const statuses = async () => {
    const all = ['console-token', 'console-token.1', 'console-token.2', 'console-token.3']
    return Promise.all(all.map(async (token) => (await request(emulator, token)).status))
  }
  expect(await statuses()).toEqual([200, 401, 401, 401])
  emulator.clock.advance('86399s')
  expect(await statuses()).toEqual([401, 200, 401, 401])
  emulator.clock.advance('24h')
  expect(await statuses()).toEqual([401, 401, 200, 401])
  expect(emulator.genesys.credentials.headers).toEqual({ authorization: 'Bearer console-token.2' })
  await emulator.genesys.fetch('/api/v2/tokens/me', { method: 'DELETE', headers: emulator.genesys.credentials.headers })
  expect(await statuses()).toEqual([401, 401, 401, 401])
})
