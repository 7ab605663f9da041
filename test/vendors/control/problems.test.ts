import { describe, expect, it } from 'vitest'
import { createResponseChecker } from '../../../src/adapters/suite/response-checker.ts'
import { resolve } from '../../../src/engine/spec/document.ts'
import { createEmulator, type ListeningEmulator } from '../../../src/index.ts'
import { readSpecFile } from '../../support/spec-file.ts'
import { operationsOf, type SpecOperation, type StepRequest, tourOf } from '../tour.ts'
import { controlCase } from './control.case.ts'

const document = readSpecFile('control')
const operations = operationsOf(document)
const check = createResponseChecker(document)
const TOKEN = 'token-of-the-test'
const JSON_TYPE = { 'content-type': 'application/json' }
const SEGMENTS = [
  '%',
  '%FF',
  '%2',
  'no-such',
  '%2F',
  '%00',
  '%20',
  '..%2F',
  '__proto__',
  'constructor',
  'x'.repeat(3000),
]
const VALUES = ['%', '%FF', '', '-1', '0', '1e9', '9'.repeat(400), 'no-such', '__proto__', 'x'.repeat(3000), 'a&b=c']
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', '__proto__']

/** One request that may be rejected. */
interface Attempt extends Omit<StepRequest, 'body'> {
  readonly body?: string | Uint8Array<ArrayBuffer>
}

describe('every problem of every control operation', () => {
  it.each(operations.map((asked) => [asked.object.operationId, asked] as const))(
    'is answered by %s with a status that the spec declares',
    async (id, asked) => {
      const { request } = tourOf(document, controlCase).find(({ operation }) => operation === id) ?? {}
      if (!request) throw new Error(`${id} has no example request`)
      const emulators = createEmulators()
      const wrong: unknown[] = []
      for (const attempt of attemptsOf(asked, request)) {
        for (const emulator of emulators) {
          emulator.reset()
          wrong.push(...(await mistakesOf(emulator, asked, attempt)))
        }
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )

  it.each(operations.map((asked) => [asked.object.operationId, asked] as const))(
    'that the parts of %s can cause is declared',
    (_, { object, parameters, path }) => {
      const isOpen = object.security?.length === 0
      const isReadinessCheck = object.security?.every((scheme) => 'ReadinessCheck' in scheme) === true
      const expected = [
        500,
        // A readiness check requires no token, but is rejected if it comes from a page of another site.
        ...(isOpen ? [] : isReadinessCheck ? [403] : [401, 403]),
        ...(path.includes('{') || parameters.length > 0 || object['x-strict'] !== false ? [400] : []),
        // Two operations create the world in their path.
        ...(path.includes('{') && !['postProviderState', 'putArchive'].includes(object.operationId) ? [404] : []),
        ...(object.requestBody ? [413, 415] : []),
      ]
      const declared = Object.keys(object.responses).map(Number)
      expect(expected.filter((status) => !declared.includes(status))).toEqual([])
    },
  )
})

describe('a path that the control API does not have', () => {
  const paths = ['/_control/none', '/_control//worlds', '/_control/worlds/', '/_control/worlds/default/state/a/b/c/d']
  const malformed = ['/_control/%', '/_control/worlds/%FF/none', '/_control/..%2F', `/_control/${'x'.repeat(5000)}`]

  it.each([...paths, ...malformed])('answers 404 to any method: %s', async (path) => {
    const emulators = createEmulators()
    for (const method of METHODS) {
      for (const emulator of emulators) {
        const response = await emulator.fetch(path, { method, headers: { authorization: `Bearer ${TOKEN}` } })
        expect([method, response.status]).toEqual([method, 404])
        const text = await response.text()
        const declared = resolve(document, document['x-unmatched']['404'] ?? { description: '' })
        if (method !== 'HEAD') expect(check(declared, response, text)).toEqual([])
      }
    }
  })
})

/** Creates an emulator that requires the control token, and one that does not. */
function createEmulators(): ListeningEmulator[] {
  const { scenario } = controlCase
  const access = { admits: (token: string | undefined) => token === TOKEN }
  return [{ access }, {}].map((options) => {
    return createEmulator({ scenario, seed: 7, clock: '2026-01-15T09:00:00Z', ...options })
  })
}

/** Returns what is wrong with the response to an attempt: nothing if the spec declares it. */
async function mistakesOf(emulator: ListeningEmulator, asked: SpecOperation, attempt: Attempt): Promise<unknown[]> {
  const { method, path, headers, body } = attempt
  const response = await emulator.fetch(path, {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  })
  const isEndless = response.headers.get('content-type') === 'text/event-stream'
  const text = isEndless ? await response.body?.cancel().then(() => '') : await response.text()
  const operation = operations.find((one) => {
    const methods = method === 'HEAD' ? ['GET', 'HEAD'] : [method]
    return one.path === asked.path && methods.includes(one.method)
  })
  const responses = operation?.object.responses ?? {}
  const declared = responses[response.status] ?? document['x-unmatched'][response.status]
  const report = { method, path: path.slice(0, 200), headers, status: response.status, text: text?.slice(0, 300) }
  if (!declared || response.status === 500) return [report]
  const findings = method === 'HEAD' ? [] : check(resolve(document, declared), response, text ?? '')
  return findings.length === 0 ? [] : [{ ...report, findings }]
}

function attemptsOf(asked: SpecOperation, request: StepRequest): Attempt[] {
  const short = asked.object.operationId === 'getExchangesAwaited' ? '?timeout=1' : ''
  const [path = '', query = short.slice(1)] = request.path.split('?')
  const base = { ...request, path: query === '' ? path : `${path}?${query}` }
  const before = path.split('/')
  const segments = asked.path.split('/').flatMap((segment, at) => (segment.startsWith('{') ? [at] : []))
  const inPath = segments.flatMap((at) => {
    return SEGMENTS.map((value) => ({ ...base, path: `${before.with(at, value).join('/')}${query && `?${query}`}` }))
  })
  const names = [
    ...asked.parameters.flatMap(({ in: where, name }) => (where === 'query' ? [name] : [])),
    'unknwon',
    '%',
  ]
  const inQuery = names.flatMap((name) => {
    const others = query.split('&').filter((pair) => pair !== '' && !pair.startsWith(`${name}=`))
    return VALUES.map((value) => ({ ...base, path: `${path}?${[...others, `${name}=${value}`].join('&')}` }))
  })
  const inMethod = METHODS.map((method) => {
    const { body: _, ...rest } = base
    return ['GET', 'HEAD'].includes(method) ? { ...rest, method } : { ...base, method }
  })
  return [base, ...inPath, ...inQuery, ...inMethod, ...callers(base), ...bodies(asked, base)]
}

function callers(base: StepRequest): Attempt[] {
  const others: Readonly<Record<string, string>>[] = [
    { authorization: '' },
    { authorization: 'Bearer wrong' },
    { authorization: 'Basic OnB3' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { host: 'evil.example' },
    { 'last-event-id': 'x' },
    { 'last-event-id': '-1' },
    { 'last-event-id': '9'.repeat(30) },
    { 'x-world': 'none' },
  ]
  return others.map((headers) => ({ ...base, headers: { ...base.headers, ...headers } }))
}

function bodies({ object, method }: SpecOperation, base: StepRequest): Attempt[] {
  if (method === 'GET') return []
  const texts = ['', ' ', '{', '3', 'null', '[]', '""', '{}', '{"__proto__":{}}', '{"unknwon":1}', '['.repeat(70)]
  const binary = [new Uint8Array([0xff, 0xfe]), new Uint8Array(1_048_577)]
  const given = object.requestBody ? [...texts, ...binary] : ['{}', '{']
  const isJson = object.requestBody && 'application/json' in resolve(document, object.requestBody).content
  const spoilt = isJson ? spoiltBodies(base.body ?? '{}') : []
  const headers = { ...base.headers, ...JSON_TYPE }
  const types: Readonly<Record<string, string>>[] = [
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-encoding': 'gzip' },
  ]
  return [
    ...[...given, ...spoilt].map((body) => ({ ...base, headers, body })),
    ...(object.requestBody ? types.map((type) => ({ ...base, headers: { ...headers, ...type } })) : []),
  ]
}

/** Returns a body with each of its properties replaced by values of every type. */
function spoiltBodies(body: string): string[] {
  const whole: Record<string, unknown> = JSON.parse(body)
  const values = [null, 0, -1, 1e308, '', 'x', '\ud800', '\u0000', 'a/b', true, [], {}, [null], { a: { b: 1 } }]
  return Object.keys(whole).flatMap((name) => values.map((value) => JSON.stringify({ ...whole, [name]: value })))
}
