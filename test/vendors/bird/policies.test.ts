import { expect, it } from 'vitest'
import type { ListeningEmulator } from '../../../src/index.ts'
import { AGENT, AGENTS, birdWith, json, ONE, WORKSPACE } from '../../support/bird.ts'

function worldWithPolicies(...policies: readonly object[]): ListeningEmulator {
  return birdWith({ accessKeys: [{ key: 'limited', policies }] })
}

async function statusFor(emulator: ListeningEmulator, path: string, method = 'GET'): Promise<number> {
  const headers = { authorization: 'AccessKey limited', 'content-type': 'application/json' }
  const init = method === 'GET' || method === 'DELETE' ? { method, headers } : { method, headers, body: '{}' }
  return (await emulator.fetch(path, init)).status
}

it('lets an access key with policies do only what they allow', async () => {
  const resources = ['/workspaces/*/agents', '/workspaces/*/agents/**']
  const emulator = worldWithPolicies(
    { effect: 'allow', actions: ['view', 'update'], resources },
    { effect: 'allow', actions: ['any'], resources: [`/workspaces/${WORKSPACE}/teams`] },
  )
  expect(await statusFor(emulator, AGENTS)).toBe(200)
  expect(await statusFor(emulator, `${ONE}/availability`)).toBe(200)
  expect(await statusFor(emulator, ONE, 'PATCH')).toBe(200)
  expect(await statusFor(emulator, `/workspaces/${WORKSPACE}/teams`, 'POST')).toBe(422)
  for (const [path, method] of [
    [ONE, 'DELETE'],
    [AGENTS, 'POST'],
    [`/workspaces/${WORKSPACE}/all-agents`, 'GET'],
    [`/workspaces/${WORKSPACE}/teams/nope`, 'GET'],
  ] as const) {
    expect([path, method, await statusFor(emulator, path, method)]).toEqual([path, method, 403])
  }
  expect(emulator.bird.records.agents.has(AGENT)).toBe(true)
})

it('lets a denying definition win over an allowing one', async () => {
  const emulator = worldWithPolicies(
    { effect: 'allow', actions: ['any'], resources: ['/workspaces/**'] },
    { effect: 'deny', actions: ['view'], resources: ['/workspaces/*/agents/*/availability'] },
  )
  expect([await statusFor(emulator, ONE), await statusFor(emulator, `${ONE}/availability`)]).toEqual([200, 403])
  expect(await statusFor(emulator, `${ONE}/availability`, 'PATCH')).toBe(200)
})

it('allows nothing to a key with an empty list of policies, and anything to a key without policies', async () => {
  const headers = { authorization: 'AccessKey limited' }
  const rejected = await worldWithPolicies().fetch(AGENTS, { headers })
  const message = `No policy of the access key allows GET ${AGENTS}`
  expect([rejected.status, await json<'Error'>(rejected)]).toEqual([403, { code: 'Forbidden', message }])
  expect(await statusFor(birdWith({ accessKeys: [{ key: 'limited' }] }), AGENTS)).toBe(200)
})

it('answers 429 when a credential exceeds its limit', async () => {
  const emulator = birdWith({ profile: { rateLimit: 'enforced' } })
  const headers = { authorization: 'AccessKey busy' }
  const statuses = new Set<number>()
  for (let i = 0; i < 50; i++) statuses.add((await emulator.fetch(ONE, { headers })).status)
  const rejected = await emulator.fetch(ONE, { method: 'DELETE', headers })
  expect([[...statuses], rejected.status, rejected.headers.get('retry-after')]).toEqual([[200], 429, '1'])
  expect(emulator.bird.records.agents.has(AGENT)).toBe(true)
  emulator.clock.advance('1s')
  expect((await emulator.fetch(ONE, { headers })).status).toBe(200)
})
