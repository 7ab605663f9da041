import { describe, expect, it } from 'vitest'
import { createEmulator, type FaultRule, type ListeningEmulator } from '../../src/index.ts'
import { controlOf } from '../support/control.ts'
import { bearer } from '../support/genesys.ts'

/** A read of each vendor, with a code of its format and a body of its own that its spec allows. */
const READS = {
  genesys: { operation: 'getAssistants', code: 'own.code', body: { message: 'Own body', code: 'own', status: 503 } },
  kore: { operation: 'getAgents', code: 4711, body: { errors: [{ msg: 'Own body', code: 9 }] } },
  singularity: { operation: 'listAssistants', code: 'OWN_CODE', body: { error: { code: 'OWN', message: 'Own body' } } },
  bird: { operation: 'listAgents', code: 'OwnCode', body: { code: 'Own', message: 'Own body' } },
} as const

type Vendor = keyof typeof READS

describe.each(Object.entries(READS))('a fault of %s', (name, { operation, code, body }) => {
  const vendor = name as Vendor
  const rejected = 503

  it("describes its error in the vendor's words if it sets none", async () => {
    const emulator = createEmulator()
    setFault(emulator, vendor, { status: rejected })
    const response = await read(emulator, vendor)
    expect(response.status).toBe(rejected)
    expect(await response.text()).not.toMatch(/fault/i)
  })

  it('sends its own message, code and headers in the format of the vendor', async () => {
    const emulator = createEmulator()
    setFault(emulator, vendor, { status: rejected, message: 'Own words', code, headers: { 'X-Own': 'yes' } })
    const response = await read(emulator, vendor)
    expect([response.status, response.headers.get('x-own')]).toEqual([rejected, 'yes'])
    const text = await response.text()
    expect(text).toContain('"Own words"')
    expect(text).toContain(JSON.stringify(code))
  })

  it('sends its own body', async () => {
    const emulator = createEmulator()
    setFault(emulator, vendor, { status: rejected, body })
    expect(await (await read(emulator, vendor)).json()).toEqual(body)
  })

  it('is rejected by the control API if its body violates the spec', async () => {
    const emulator = createEmulator()
    const rule = { vendor, operation, status: rejected, body: 'not an object' }
    const response = await controlOf(emulator).post('/worlds/default/faults', rule)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('body violates the spec')
  })
})

it.each([
  ['genesys', 'getAssistant', '/api/v2/assistants/any'],
  ['kore', 'getAgent', '/agentassist/api/v1/public/any/agents/any'],
  ['singularity', 'readAssistant', '/api/assistants/any'],
  ['bird', 'getAgent', '/workspaces/any/agents/any'],
] as const)('replaces the sentence that %s has for a missing record', async (vendor, operation, path) => {
  const emulator = createEmulator()
  const fail: (operation: never, rule: never) => unknown = emulator[vendor].fail
  fail(operation as never, { status: 404, message: 'Own words' } as never)
  const response = await emulator.fetch(path, { headers: emulator[vendor].credentials.headers })
  expect([response.status, await response.text()]).toEqual([
    404,
    expect.stringMatching(/"(?:message|msg)":"Own words"/),
  ])
})

it('rejects a body that violates the spec once the vendor has received a request', async () => {
  const emulator = createEmulator()
  await read(emulator, 'genesys')
  expect(() => emulator.genesys.fail('getAssistants', { status: 503, body: { status: 'many' } })).toThrow(
    'body violates the spec of the 503 response of getAssistants: /status must be a whole number',
  )
})

it("sends a fault's message with the 429 of its quota", async () => {
  const emulator = createEmulator()
  emulator.genesys.fail('getAssistants', { quota: { requests: 1, seconds: 60 }, message: 'Slow down' })
  await read(emulator, 'genesys')
  const response = await read(emulator, 'genesys')
  expect(response.status).toBe(429)
  expect(await response.json()).toMatchObject({ message: 'Slow down' })
})

it("replaces a header of the vendor's with one of the fault, however it is spelled", async () => {
  const emulator = createEmulator()
  emulator.genesys.fail('getAssistants', { status: 429, headers: { 'retry-after': '7' } })
  expect((await read(emulator, 'genesys')).headers.get('retry-after')).toBe('7')
})

it('loads a fault with its own message from a scenario', async () => {
  const genesys = { faults: [{ operation: 'getAssistants', status: 503, message: 'Closed on Sundays' }] }
  const emulator = createEmulator({ scenario: { scenario: 'sundays', genesys } })
  expect(await (await read(emulator, 'genesys')).json()).toMatchObject({ message: 'Closed on Sundays' })
})

it.each([
  [{ message: 'x' }, 'message requires status or quota'],
  [{ status: 503, message: 3 }, 'message must be a string'],
  [{ status: 503, code: true }, 'code must be a string or a whole number'],
  [{ status: 503, headers: { 'Content-Length': '3' } }, 'headers must be header values by header name'],
  [{ status: 503, headers: { 'a b': 'x' } }, 'headers must be header values by header name'],
  [{ status: 503, body: Number.NaN }, 'body must be a JSON value'],
  [{ status: 503, body: {}, message: 'x' }, 'body cannot be combined with message or code'],
])('rejects the rule %j', (rule, message) => {
  expect(() => createEmulator().genesys.fail('getAssistants', Object(rule))).toThrow(message)
})

function setFault(emulator: ListeningEmulator, vendor: Vendor, rule: FaultRule): void {
  // The type allows only the statuses of the operation, which all four vendors declare.
  const fail: (operation: never, rule: never) => unknown = emulator[vendor].fail
  fail(READS[vendor].operation as never, rule as never)
}

function read(emulator: ListeningEmulator, vendor: Vendor): Promise<Response> {
  const { headers, settings } = emulator[vendor].credentials
  const paths = {
    genesys: '/api/v2/assistants',
    kore: `/agentassist/api/v1/public/${settings['streamId']}/agents`,
    singularity: '/api/assistants',
    bird: `/workspaces/${settings['workspaceId']}/agents`,
  }
  return emulator.fetch(paths[vendor], { headers: vendor === 'genesys' ? bearer('any') : headers })
}
