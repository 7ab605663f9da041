import { SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { AGENT, AGENTS, birdWith, ONE, OTHER_USER, USER } from '../../support/bird.ts'

const SECRET = 'harbour-lane-signs-with-this-secret'
const KNOWN = {
  tokenIssuers: [{ issuer: 'harbour-lane', secret: SECRET }],
  accessKeys: [{ key: 'known-key', user: 'Tamsin Ferrier' }, { key: 'nobodys-key' }],
  users: [{ id: USER, name: 'Tamsin Ferrier' }],
}

function jwt(claims: object, secret = SECRET): Promise<string> {
  const token = new SignJWT({ iss: 'harbour-lane', sub: USER, ...claims }).setProtectedHeader({ alg: 'HS256' })
  return token.sign(new TextEncoder().encode(secret)).then((signed) => `Bearer ${signed}`)
}

function statusWith(emulator: ReturnType<typeof birdWith>, path = `${AGENTS}/me`) {
  return async (authorization: string) => (await emulator.fetch(path, { headers: { authorization } })).status
}

it('returns the agent of the signed-in user at /agents/me', async () => {
  const emulator = birdWith(KNOWN)
  for (const authorization of [await jwt({}, 'any other secret'), 'AccessKey known-key']) {
    const response = await emulator.fetch(`${AGENTS}/me`, { headers: { authorization } })
    expect(await response.json()).toMatchObject({ id: AGENT })
  }
})

it('answers 404 at /agents/me for a caller without an agent', async () => {
  const statusOfMe = statusWith(birdWith(KNOWN))
  expect(await statusOfMe(await jwt({ sub: OTHER_USER }))).toBe(404)
  expect(await statusOfMe('AccessKey nobodys-key')).toBe(404)
  expect(await statusOfMe('Bearer anything')).toBe(404)
})

it('answers 405 for deleting /agents/me', async () => {
  const { bird } = birdWith(KNOWN)
  const response = await bird.fetch(`${AGENTS}/me`, { method: 'DELETE', headers: bird.credentials.headers })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, PATCH'])
  expect(bird.records.agents.size).toBe(1)
})

it('accepts only known keys and validly signed tokens under strict authentication', async () => {
  const emulator = birdWith(KNOWN, { auth: 'strict' })
  const get = statusWith(emulator, ONE)
  const at = Date.parse('2026-01-15T09:00:00Z') / 1000
  expect(await get(await jwt({}))).toBe(200)
  expect(await get(await jwt({ exp: at + 1 }))).toBe(200)
  expect(await get('AccessKey known-key')).toBe(200)
  expect(await get(await jwt({ exp: at - 1 }))).toBe(401)
  expect(await get(await jwt({ nbf: at + 60 }))).toBe(401)
  expect(await get(await jwt({}, 'any other secret'))).toBe(401)
  expect(await get(await jwt({ iss: 'somebody' }))).toBe(401)
  for (const invalid of ['AccessKey unknown', 'Bearer anything', 'AccessKey', 'Basic eDp5', '']) {
    expect([invalid, await get(invalid)]).toEqual([invalid, 401])
  }
})

it('accepts any credential under open authentication, but requires one', async () => {
  const get = statusWith(birdWith(KNOWN), ONE)
  for (const any of ['AccessKey unknown', 'Bearer anything', await jwt({}, 'any')]) expect(await get(any)).toBe(200)
  for (const none of ['AccessKey', 'Bearer', 'Basic eDp5', '']) expect(await get(none)).toBe(401)
})

it('rejects an expired token of a known issuer under open authentication', async () => {
  const get = statusWith(birdWith(KNOWN), ONE)
  expect(await get(await jwt({ exp: 1 }))).toBe(401)
  expect(await get(await jwt({ exp: 1 }, 'any other secret'))).toBe(200)
  expect(await get(await jwt({ exp: 1, iss: 'somebody' }))).toBe(200)
})

it('routes world-scoped credentials to their world', async () => {
  const emulator = birdWith(KNOWN, { auth: 'strict' })
  const world = emulator.fork({ name: 'elsewhere' })
  world.bird.records.agents.update(AGENT, { bio: 'Elsewhere' })
  const { headers, settings } = world.bird.credentials
  for (const sent of [headers, { authorization: `AccessKey ${settings['accessKey']}` }]) {
    expect(await (await emulator.fetch(ONE, { headers: { ...sent } })).json()).toMatchObject({ bio: 'Elsewhere' })
  }
  const own = { headers: emulator.bird.credentials.headers }
  expect(await (await emulator.fetch(ONE, own)).json()).not.toHaveProperty('bio')
})
