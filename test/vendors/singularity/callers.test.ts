import { expect, test } from 'vitest'
import { signJwt } from '../../../src/engine/vendor/jwt.ts'
import { asCaller, emulatorWith, json, KEY, rejection } from '../../support/singularity.ts'

const ONE = '111111111111111111111111'
const TWO = '222222222222222222222222'
const OTHER_KEY = `sk_live_${'a'.repeat(64)}`
const SECOND = Date.parse('2026-01-15T09:00:00Z') / 1000

const companies = [
  { id: 'company-1', name: 'One', jwtSecret: 'secret of one' },
  { id: 'company-2', name: 'Two', jwtSecret: 'secret of two' },
]
const apiKeys = [
  { key: KEY, name: 'Key of one', company: 'One' },
  { key: OTHER_KEY, name: 'Key of two', company: 'Two', expiresAt: '2026-01-16T00:00:00Z' },
]

/** Creates an emulator with two companies. Each has an assistant and a team; the second one has a session. */
function emulatorWithTwoCompanies(options = {}) {
  const records = {
    companies,
    apiKeys,
    teams: [
      { id: 'team-1', name: 'Team', company: 'One' },
      { id: 'team-2', name: 'Team', company: 'Two' },
    ],
    assistants: [
      { id: ONE, name: 'Agent of one', company: 'One' },
      { id: TWO, name: 'Agent of two', company: 'Two' },
    ],
    sessions: [{ id: 'session-2', assistant: 'Agent of two' }],
  }
  return emulatorWith(records, options)
}

function jwt(companyId: string, secret: string, exp = SECOND + 3600): string {
  return signJwt({ userId: 'u', email: 'u@users.example', companyId, iat: SECOND, exp }, secret)
}

test('answers 404 for records of another company', async () => {
  const { get, put, post, remove } = asCaller(emulatorWithTwoCompanies())

  const { data } = await json<'AssistantPage'>(await get('/api/assistants'))
  expect(data.map(({ id }) => id)).toEqual([ONE])
  expect((await json<'TeamPage'>(await get('/api/teams'))).data.map(({ id }) => id)).toEqual(['team-1'])
  expect((await json<'SessionPage'>(await get('/api/sessions'))).data).toEqual([])
  // The missing record is reported before an invalid body.
  for (const foreign of [
    get(`/api/assistants/${TWO}`),
    put(`/api/assistants/${TWO}`, { name: 3 }),
    remove(`/api/assistants/${TWO}`),
    post(`/api/assistants/${TWO}/execute`, {}),
    get(`/api/assistants/${TWO}/prompt-history`),
    get('/api/teams/team-2'),
    put('/api/teams/team-2', {}),
    remove('/api/teams/team-2'),
    get('/api/sessions/session-2'),
    remove('/api/sessions/session-2'),
    post('/api/teams/assign', { assistantId: TWO, teamIds: [] }),
    post('/api/teams/assign', { assistantId: ONE, teamIds: ['team-2'] }),
  ]) {
    expect(await rejection(await foreign)).toMatchObject({ status: 404, code: expect.stringMatching(/_NOT_FOUND$/) })
  }
  expect((await asCaller(emulatorWithTwoCompanies(), OTHER_KEY).get(`/api/assistants/${TWO}`)).status).toBe(200)
})

test('treats a credential of an unknown company as one of the first company', async () => {
  const emulator = emulatorWithTwoCompanies()

  for (const credential of [jwt('company-9', 'any'), `sk_live_${'c'.repeat(64)}`, signJwt({}, 'any')]) {
    const { data } = await json<'AssistantPage'>(await asCaller(emulator, credential).get('/api/assistants'))
    expect(data.map(({ id }) => id)).toEqual([ONE])
  }
  const { data } = await json<'AssistantPage'>(await asCaller(emulator, jwt('company-2', 'any')).get('/api/assistants'))
  expect(data.map(({ id }) => id)).toEqual([TWO])
})

test('rejects a credential that is neither a JWT nor an sk_live_ key', async () => {
  const emulator = emulatorWithTwoCompanies()

  for (const credential of ['any-token', 'sk_live_short', `sk_test_${'a'.repeat(64)}`, 'a.b.c']) {
    const unauthorized = { status: 401, code: 'UNAUTHORIZED' }
    expect(await rejection(await asCaller(emulator, credential).get('/api/assistants'))).toMatchObject(unauthorized)
  }
  expect((await emulator.fetch('/api/assistants')).status).toBe(401)
})

test('accepts only valid credentials that have not expired with strict authentication', async () => {
  const emulator = emulatorWithTwoCompanies({ auth: 'strict' })
  const statusFor = async (credential: string) => (await asCaller(emulator, credential).get('/api/assistants')).status

  expect(await statusFor(KEY)).toBe(200)
  expect(await statusFor(OTHER_KEY)).toBe(200)
  expect(await statusFor(jwt('company-2', 'secret of two'))).toBe(200)
  expect(await statusFor(jwt('company-2', 'secret of one'))).toBe(401)
  expect(await statusFor(jwt('company-9', 'secret of one'))).toBe(401)
  expect(await statusFor(`sk_live_${'c'.repeat(64)}`)).toBe(401)
  emulator.clock.advance('1d')
  expect(await statusFor(OTHER_KEY)).toBe(401)
  expect(await statusFor(jwt('company-2', 'secret of two'))).toBe(401)
  expect(await statusFor(KEY)).toBe(200)
})

test('issues credentials that select their world and pass strict authentication', async () => {
  const emulator = emulatorWithTwoCompanies({ auth: 'strict' })
  const world = emulator.fork({ name: 'other' })
  world.singularity.records.assistants.delete(ONE)
  const { headers, settings } = world.singularity.credentials

  for (const authorization of [headers['authorization'] ?? '', `Bearer ${settings['jwt']}`]) {
    const response = await emulator.fetch('/api/assistants', { headers: { authorization } })
    expect(await json<'AssistantPage'>(response)).toMatchObject({ data: [] })
  }
  expect(settings['apiKey']).toBe(`${KEY}~other`)
})

test('rejects an API key that lacks the permission', async () => {
  const readOnly = { key: OTHER_KEY, name: 'Reader', permissions: ['read'] }
  const { get, post, remove } = asCaller(emulatorWith({ apiKeys: [readOnly], assistants: [{ id: ONE }] }), OTHER_KEY)

  expect((await get('/api/assistants')).status).toBe(200)
  const forbidden = { status: 403, code: 'FORBIDDEN' }
  expect(await rejection(await remove(`/api/assistants/${ONE}`))).toMatchObject({
    ...forbidden,
    message: expect.stringContaining('write'),
  })
  const executed = await post(`/api/assistants/${ONE}/execute`, { userInput: 'Hello' })
  expect(await rejection(executed)).toMatchObject({ ...forbidden, message: expect.stringContaining('execute') })
})

test('gives an API key full access to its company', async () => {
  const { get, post, remove } = asCaller(emulatorWithTwoCompanies())

  expect((await get(`/api/assistants/${ONE}`)).status).toBe(200)
  expect((await post(`/api/assistants/${ONE}/execute`, { userInput: 'Hello' })).status).toBe(200)
  expect((await remove(`/api/assistants/${ONE}`)).status).toBe(200)
})

test('counts requests in windows of 15 minutes if rateWindow is 900', async () => {
  const emulator = emulatorWith({ profile: { rateLimit: 'enforced', rateWindow: 900 } })
  const { get } = asCaller(emulator)
  for (let i = 0; i < 100; i++) await get('/api/assistants')

  emulator.clock.advance('60s')
  const limited = await get('/api/assistants')

  expect(await rejection(limited)).toMatchObject({ status: 429, message: 'More than 100 requests in 900 seconds' })
  expect([limited.headers.get('retry-after'), limited.headers.get('x-ratelimit-reset')]).toEqual([
    '840',
    String(SECOND + 900),
  ])
  emulator.clock.advance('840s')
  expect((await get('/api/assistants')).status).toBe(200)
})

test('counts down the remaining requests in the rate headers', async () => {
  const emulator = emulatorWith({})
  const { get } = asCaller(emulator)
  const rateHeaders = async () => {
    const { headers } = await get('/api/assistants')
    return ['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-ratelimit-${name}`)))
  }

  expect(await rateHeaders()).toEqual([100, 99, SECOND + 60])
  emulator.clock.advance('20s')
  expect(await rateHeaders()).toEqual([100, 98, SECOND + 60])
  emulator.clock.advance('40s')
  expect(await rateHeaders()).toEqual([100, 99, SECOND + 120])
})

test('rejects requests over an enforced limit until the window ends', async () => {
  const emulator = emulatorWith({ profile: { rateLimit: 'enforced' } })
  const { get } = asCaller(emulator)
  for (let i = 0; i < 100; i++) expect((await get('/api/assistants')).status).toBe(200)

  const limited = await get('/api/assistants')

  expect(await rejection(limited)).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  const { headers } = limited
  expect([headers.get('x-ratelimit-remaining'), headers.get('retry-after')]).toEqual(['0', '60'])
  expect(headers.get('x-ratelimit-reset')).toBe(String(SECOND + 60))
  expect((await asCaller(emulator, OTHER_KEY).get('/api/assistants')).status).toBe(200)
  emulator.clock.advance('60s')
  expect((await get('/api/assistants')).status).toBe(200)
})

test('accepts requests over a rate limit that is only counted', async () => {
  const { get } = asCaller(emulatorWith({}))
  for (let i = 0; i < 100; i++) await get('/api/assistants')

  const response = await get('/api/assistants')

  expect([response.status, response.headers.get('x-ratelimit-remaining')]).toEqual([200, '0'])
})

test('names each invalid field in error.details', async () => {
  const { post } = asCaller(emulatorWith({ assistants: [{ id: ONE }] }))
  const body = { userInput: 3, attachments: [{ type: 'fax', mimeType: 'image/png' }] }

  expect(await rejection(await post(`/api/assistants/${ONE}/execute`, body))).toMatchObject({
    status: 400,
    code: 'VALIDATION_ERROR',
    details: [
      { field: 'userInput', message: 'must be a string' },
      { field: 'attachments.0.type', message: 'must be one of url, base64' },
    ],
  })
})

test("answers 404 in Singularity Bridge's error format for an unknown path", async () => {
  const { get } = asCaller(emulatorWith({}))

  expect(await rejection(await get('/api/assistants/x/y/z'))).toMatchObject({ status: 404, code: 'NOT_FOUND' })
})
