import { describe, expect, it, test } from 'vitest'
import { signJwt } from '../../../src/engine/vendor/jwt.ts'
import { createEmulator } from '../../../src/index.ts'
import { ACCOUNT, emulatorWith, HEADERS, inStream, json, NOW, rejection, STREAM } from '../../support/kore.ts'

const SECRET = 'secret of the test'
const APP = 'cs-of-the-test'
const seconds = Date.parse(NOW) / 1000
const unsigned = [{ alg: 'none' }, { appId: APP }].map((part) => base64Url(JSON.stringify(part))).join('.')

function base64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Lists the agents with these headers. */
function listAgents(emulator: ReturnType<typeof emulatorWith>, headers: Readonly<Record<string, string>>) {
  return inStream(emulator, STREAM, headers).get('/agents')
}

/** Checks that a response rejects the credentials. */
async function expectRejected(response: Response): Promise<void> {
  const { status, codes, message } = await rejection(response)
  expect([status, codes]).toEqual([401, [4002]])
  expect(message).toMatch(/^(Invalid SDK credentials|Invalid JWT token)$/)
}

const invalidHeaders: [string, Readonly<Record<string, string>>][] = [
  ['no header', {}],
  ['parts that are not JSON', { auth: 'a.b.c' }],
  ['a token in another header', { authorization: HEADERS.auth }],
]

const headersWithoutToken: [string, string][] = [
  ['an empty header', ''],
  ['one word', 'secret'],
  ['only two parts', unsigned],
]

describe.each(['open', 'strict'] as const)('with %s authentication', (auth) => {
  it.each(invalidHeaders)("rejects a missing or rejected token with the vendor's own message", async (_, headers) => {
    const response = await listAgents(emulatorWith({}, { auth }), headers)
    expect(await rejection(response)).toEqual({ status: 401, codes: [4002], message: 'Invalid SDK credentials' })
  })

  it.each(headersWithoutToken)('rejects a header that is not a token with a message of its own', async (_, value) => {
    const response = await listAgents(emulatorWith({}, { auth }), { auth: value })
    expect(await rejection(response)).toEqual({ status: 401, codes: [4002], message: 'Invalid JWT token' })
  })

  it('rejects a token behind a scheme', async () => {
    const emulator = emulatorWith({}, { auth })
    await expectRejected(await listAgents(emulator, { auth: `Bearer ${signJwt({ appId: APP }, SECRET)}` }))
  })

  it('rejects a token with the accountId header of another account', async () => {
    const emulator = emulatorWith({}, { auth })
    await expectRejected(await listAgents(emulator, { auth: signJwt({ appId: APP }, SECRET), accountId: 'another' }))
  })
})

const acceptedTokens: [string, string][] = [
  ['signed with another key', signJwt({ appId: APP }, 'another key')],
  ['of an unknown app', signJwt({ appId: 'cs-unknown' }, 'any key')],
  ['without an app', signJwt({}, 'any key')],
  ['that has expired and is signed with another key', signJwt({ appId: APP, exp: 1 }, 'another key')],
  ['without a signature', `${unsigned}.`],
]

test.each(acceptedTokens)('accepts any well-formed token with open authentication', async (_, auth) => {
  expect((await listAgents(emulatorWith(), { auth, accountId: ACCOUNT })).status).toBe(200)
})

test('rejects an expired token of a known app with open authentication', async () => {
  await expectRejected(await listAgents(emulatorWith(), { auth: signJwt({ appId: APP, exp: 1 }, SECRET) }))
})

describe('strict authentication', () => {
  test('accepts only valid tokens of known apps with strict authentication', async () => {
    const emulator = emulatorWith({}, { auth: 'strict' })
    const validClaims = [
      { appId: APP },
      { appId: APP, sub: 'amanda@domain.com', aud: 'https://idproxy.example', jti: '1' },
      { appId: APP, nbf: seconds, exp: seconds + 60 },
    ]
    for (const claims of validClaims) {
      expect((await listAgents(emulator, { auth: signJwt(claims, SECRET), accountId: ACCOUNT })).status).toBe(200)
    }
    const invalidTokens = [
      signJwt({ appId: APP }, 'another key'),
      signJwt({ appId: 'cs-unknown' }, SECRET),
      signJwt({ appId: 3 }, SECRET),
      signJwt({}, SECRET),
      signJwt({ appId: APP, exp: seconds - 1 }, SECRET),
      signJwt({ appId: APP, nbf: seconds + 60 }, SECRET),
      `${unsigned}.`,
      signJwt({ appId: APP }, SECRET).slice(0, -4),
    ]
    for (const auth of invalidTokens) await expectRejected(await listAgents(emulator, { auth, accountId: ACCOUNT }))
  })

  it('checks the validity of a token against the clock of the world', async () => {
    const emulator = emulatorWith({}, { auth: 'strict' })
    const headers = { auth: signJwt({ appId: APP, nbf: seconds, exp: seconds + 60 }, SECRET) }
    expect((await listAgents(emulator, headers)).status).toBe(200)
    emulator.clock.advance('61s')
    await expectRejected(await listAgents(emulator, headers))
    emulator.clock.advance('-62s')
    await expectRejected(await listAgents(emulator, headers))
  })

  it('accepts the credentials of the world', async () => {
    const emulator = emulatorWith({}, { auth: 'strict' })
    const { headers, settings } = emulator.kore.credentials
    expect((await listAgents(emulator, headers)).status).toBe(200)
    expect(settings).toEqual({ accountId: ACCOUNT, streamId: STREAM, appId: APP, appSecret: SECRET })
  })
})

test('selects the world that the token names', async () => {
  const emulator = emulatorWith({}, { auth: 'strict' })
  const world = emulator.fork({ name: 'checkout' })
  const { headers } = world.kore.credentials
  const response = await emulator.fetch(`/agentassist/api/v1/public/${STREAM}/agents`, { headers })
  expect(response.status).toBe(200)
  expect([world.exchanges().length, emulator.exchanges().length]).toEqual([1, 0])
})

test('hides the token and the secret that signed it in the request journal', async () => {
  const emulator = emulatorWith({}, { auth: 'strict' })
  const { headers } = emulator.kore.credentials
  await listAgents(emulator, headers)
  const control = await emulator.control()
  for (const path of ['journal', 'journal/1', 'journal/har']) {
    const text = await (await control.fetch(`/_control/worlds/default/${path}`)).text()
    expect(text).toContain('agents')
    expect([path, text.includes(headers['auth'] ?? ''), text.includes(SECRET)]).toEqual([path, false, false])
  }
})

test('sets createdBy to the user in the subject of the token', async () => {
  const emulator = emulatorWith()
  const createdBy = async (sub: string, name: string) => {
    const client = inStream(emulator, STREAM, { auth: signJwt({ appId: APP, sub }, 'any') })
    return (await json<'AgentGroup'>(await client.post('/agent-groups', { name, description: '' }))).createdBy
  }
  const [first, again, other] = [
    await createdBy('a@b.example', '1'),
    await createdBy('A@b.example', '2'),
    await createdBy('c', '3'),
  ]
  expect(first).toBe(again)
  expect(first).not.toBe(other)
})

test('answers 429 when an account exceeds its limit, whatever the app', async () => {
  const emulator = emulatorWith({ profile: { rateLimit: 'enforced' } })
  const other = { auth: signJwt({ appId: 'cs-another' }, 'any') }
  for (let i = 0; i < 30; i++) await listAgents(emulator, HEADERS)
  for (let i = 0; i < 30; i++) expect((await listAgents(emulator, other)).status).toBe(200)
  const response = await listAgents(emulator, HEADERS)
  expect(response.headers.get('retry-after')).toBe('60')
  expect(await rejection(response)).toEqual({
    status: 429,
    codes: [429],
    message: "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.",
  })
  expect((await listAgents(emulator, other)).status).toBe(429)
  emulator.clock.advance('60s')
  expect((await listAgents(emulator, HEADERS)).status).toBe(200)
})

test('accepts any accountId header in a world without an account', async () => {
  const emulator = createEmulator({ scenario: { scenario: 'empty' } })
  const response = await emulator.kore.fetch('/api/public/roles?roleType=bot', {
    headers: { ...HEADERS, accountId: 'mine' },
  })
  expect(await json<'RoleListing'>(response)).toEqual({ total: 0, availableMore: false, roles: [] })
})
