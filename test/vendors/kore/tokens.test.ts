import { describe, expect, it, test } from 'vitest'
import { signJwt } from '../../../src/engine/vendor/jwt.ts'
import { createEmulator } from '../../../src/index.ts'
import { ACCOUNT, emulatorWith, HEADERS, inStream, json, NOW, refusal, STREAM } from '../../support/kore.ts'

const SECRET = 'secret of the test'
const APP = 'cs-of-the-test'
const seconds = Date.parse(NOW) / 1000
const unsigned = [{ alg: 'none' }, { appId: APP }].map((part) => base64Url(JSON.stringify(part))).join('.')

function base64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Asks for the agents with these headers. */
function ask(emulator: ReturnType<typeof emulatorWith>, headers: Readonly<Record<string, string>>) {
  return inStream(emulator, STREAM, headers).get('/agents')
}

/** What every refusal of credentials is like. */
async function expectRefused(response: Response): Promise<void> {
  const { status, codes, says } = await refusal(response)
  expect([status, codes]).toEqual([401, [4002]])
  expect(says).toMatch(/^Invalid SDK credentials: \S/)
  expect(says).not.toMatch(/\bat .*\(|node_modules|\.ts\b|\n/)
}

const none: [string, Readonly<Record<string, string>>][] = [
  ['none', {}],
  ['no token in the header', { auth: '' }],
  ['a word', { auth: 'secret' }],
  ['two parts', { auth: unsigned }],
  ['parts that are no JSON', { auth: 'a.b.c' }],
  ['a token in another header', { authorization: HEADERS.auth }],
]

describe.each(['open', 'strict'] as const)('with %s authentication', (auth) => {
  it.each(none)('a token that is missing or malformed is refused', async (_, headers) => {
    const emulator = emulatorWith({}, { auth })
    await expectRefused(await ask(emulator, headers))
  })

  it('a token behind a scheme is refused', async () => {
    const emulator = emulatorWith({}, { auth })
    await expectRefused(await ask(emulator, { auth: `Bearer ${signJwt({ appId: APP }, SECRET)}` }))
  })

  it('a token with the header of another account is refused', async () => {
    const emulator = emulatorWith({}, { auth })
    await expectRefused(await ask(emulator, { auth: signJwt({ appId: APP }, SECRET), accountId: 'another' }))
  })
})

const believed: [string, string][] = [
  ['of another key', signJwt({ appId: APP }, 'another key')],
  ['of an app that nobody knows', signJwt({ appId: 'cs-unknown' }, 'any key')],
  ['of no app', signJwt({}, 'any key')],
  ['that has expired', signJwt({ appId: APP, exp: 1 }, SECRET)],
  ['without a signature', `${unsigned}.`],
]

test.each(believed)('open authentication believes any token', async (_, auth) => {
  expect((await ask(emulatorWith(), { auth, accountId: ACCOUNT })).status).toBe(200)
})

describe('strict authentication', () => {
  test('strict authentication believes the token of an app only', async () => {
    const emulator = emulatorWith({}, { auth: 'strict' })
    const right = [
      { appId: APP },
      { appId: APP, sub: 'amanda@domain.com', aud: 'https://idproxy.example', jti: '1' },
      { appId: APP, nbf: seconds, exp: seconds + 60 },
    ]
    for (const claims of right) {
      expect((await ask(emulator, { auth: signJwt(claims, SECRET), accountId: ACCOUNT })).status).toBe(200)
    }
    const wrong = [
      signJwt({ appId: APP }, 'another key'),
      signJwt({ appId: 'cs-unknown' }, SECRET),
      signJwt({ appId: 3 }, SECRET),
      signJwt({}, SECRET),
      signJwt({ appId: APP, exp: seconds - 1 }, SECRET),
      signJwt({ appId: APP, nbf: seconds + 60 }, SECRET),
      `${unsigned}.`,
      signJwt({ appId: APP }, SECRET).slice(0, -4),
    ]
    for (const auth of wrong) await expectRefused(await ask(emulator, { auth, accountId: ACCOUNT }))
  })

  it('reads the clock of the world', async () => {
    const emulator = emulatorWith({}, { auth: 'strict' })
    const headers = { auth: signJwt({ appId: APP, nbf: seconds, exp: seconds + 60 }, SECRET) }
    expect((await ask(emulator, headers)).status).toBe(200)
    emulator.clock.advance('61s')
    await expectRefused(await ask(emulator, headers))
    emulator.clock.advance('-62s')
    await expectRefused(await ask(emulator, headers))
  })

  it('lets the credentials of the world in', async () => {
    const emulator = emulatorWith({}, { auth: 'strict' })
    const { headers, settings } = emulator.kore.credentials
    expect((await ask(emulator, headers)).status).toBe(200)
    expect(settings).toEqual({ accountId: ACCOUNT, streamId: STREAM, appId: APP, appSecret: SECRET })
  })
})

test('a token leads to its world by itself', async () => {
  const emulator = emulatorWith({}, { auth: 'strict' })
  const world = emulator.fork({ name: 'checkout' })
  const { headers } = world.kore.credentials
  const response = await emulator.fetch(`/agentassist/api/v1/public/${STREAM}/agents`, { headers })
  expect(response.status).toBe(200)
  expect([world.exchanges().length, emulator.exchanges().length]).toEqual([1, 0])
})

test('the journal shows neither the token nor the secret that signed it', async () => {
  const emulator = emulatorWith({}, { auth: 'strict' })
  const { headers } = emulator.kore.credentials
  await ask(emulator, headers)
  const control = await emulator.control()
  for (const path of ['journal', 'journal/1', 'journal/har']) {
    const text = await (await control.fetch(`/_control/worlds/default/${path}`)).text()
    expect(text).toContain('agents')
    expect([path, text.includes(headers['auth'] ?? ''), text.includes(SECRET)]).toEqual([path, false, false])
  }
})

test('who makes something is the subject of the token', async () => {
  const emulator = emulatorWith()
  const madeBy = async (sub: string, name: string) => {
    const client = inStream(emulator, STREAM, { auth: signJwt({ appId: APP, sub }, 'any') })
    return (await json<'AgentGroup'>(await client.post('/agent-groups', { name }))).createdBy
  }
  const [first, again, other] = [
    await madeBy('a@b.example', '1'),
    await madeBy('A@b.example', '2'),
    await madeBy('c', '3'),
  ]
  expect(first).toBe(again)
  expect(first).not.toBe(other)
})

test('over the limit an app is told to come back later', async () => {
  const emulator = emulatorWith({ profile: { rateLimit: 'enforced' } })
  for (let i = 0; i < 600; i++) await ask(emulator, HEADERS)
  const response = await ask(emulator, HEADERS)
  expect(response.headers.get('retry-after')).toBe('60')
  expect(await refusal(response)).toMatchObject({ status: 429, codes: [429], says: expect.stringContaining('limit') })
  const other = { auth: signJwt({ appId: 'cs-another' }, 'any') }
  expect((await ask(emulator, other)).status).toBe(200)
  emulator.clock.advance('60s')
  expect((await ask(emulator, HEADERS)).status).toBe(200)
})

test('a world without an account believes any account header', async () => {
  const emulator = createEmulator({ scenario: { scenario: 'empty' } })
  const response = await emulator.kore.fetch('/api/public/roles', { headers: { ...HEADERS, accountId: 'mine' } })
  expect(await json<'RoleListing'>(response)).toEqual({ total: 0, availableMore: false, roles: [] })
})
