import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createResponseChecker } from '../../../src/adapters/suite/response-checker.ts'
import { createEmulator, type ListeningEmulator } from '../../../src/index.ts'
import { readSpecFile } from '../../support/spec-file.ts'
import { type Step, tourOf } from '../tour.ts'
import { koreCase } from './kore.case.ts'

const document = readSpecFile('kore')
const successes = tourOf(document, koreCase).filter(({ status }) => status < 300)
const start = () => createEmulator({ scenario: koreCase.scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })

/** A request that succeeds, and a modification of it. */
const modifiedRequest = fc.tuple(
  fc.constantFrom(...successes),
  fc.record({
    /** replaces a value in the body */
    value: fc.oneof(fc.jsonValue(), fc.constantFrom('', '__proto__', 'a-none', -1, 1e21, null, [], {}, [null], [[]])),
    index: fc.nat(40),
    segment: fc.oneof(fc.constant(undefined), fc.constantFrom('%', '%2F', '..', '', '__proto__', 'availability')),
    query: fc.oneof(fc.constant(''), fc.constantFrom('?page=0', '?limit=x', '?page=9&page=9', '?groupId=%E0', '?%')),
    headers: fc.constantFrom({}, { accountId: 'another' }, { auth: 'x' }, { auth: '' }),
  }),
)

type Modification = typeof modifiedRequest extends fc.Arbitrary<readonly [Step, infer M]> ? M : never

describe('a modified request', () => {
  it('always gets a response within the spec, and changes nothing if it is rejected', async () => {
    const check = createResponseChecker(document)
    await fc.assert(
      fc.asyncProperty(fc.array(modifiedRequest, { maxLength: 8 }), async (requests) => {
        const emulator = start()
        for (const [step, modification] of requests) {
          const before = emulator.snapshot().collections
          const response = await send(emulator, step, modification)
          const text = await response.text()
          const exchange = emulator.exchanges().at(-1)
          expect([response.status < 500, exchange?.violation, exchange?.error]).toEqual([true, undefined, undefined])
          expect(text).not.toMatch(/node_modules|\bat .*\(|\.ts\b/)
          if (response.status >= 400) expect(emulator.snapshot().collections).toBe(before)
          const unmatched = { description: '', content: { 'application/json': { schema: errorBody } } }
          if (response.status >= 400 && exchange?.vendor === 'kore')
            expect(check(unmatched, response, text)).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

const errorBody = { $ref: '#/components/schemas/ErrorBody' }

function send(emulator: ListeningEmulator, { request }: Step, { value, index, segment, query, headers }: Modification) {
  const parts = request.path.split('/')
  if (segment !== undefined) parts[1 + (index % (parts.length - 1))] = segment
  const body =
    request.body === undefined ? {} : { body: JSON.stringify(replaceValue(JSON.parse(request.body), index, value)) }
  const allHeaders = { ...request.headers, ...headers }
  return emulator.fetch(parts.join('/') + query, { method: request.method, headers: allHeaders, ...body })
}

/** Replaces the nth value of a body, counted from the outside in. */
function replaceValue(body: object, n: number, value: unknown): unknown {
  const places: { owner: Record<string, unknown>; name: string }[] = []
  const pending: unknown[] = [body]
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [name, inner] of Object.entries(next)) {
      // The cast is safe because Object.entries lists only string keys.
      places.push({ owner: next as Record<string, unknown>, name })
      pending.push(inner)
    }
  }
  const place = places[n % (places.length + 1)]
  if (!place) return value
  place.owner[place.name] = value
  return body
}

describe('a sequence of requests', () => {
  it('gets the same response bytes in another emulator and after a restore', async () => {
    const emulator = start()
    const snapshot = emulator.snapshot()
    const bodies = await play(emulator)
    emulator.restore(snapshot)
    expect(await play(emulator)).toEqual(bodies)
    expect(await play(start())).toEqual(bodies)
  })
})

async function play(emulator: ListeningEmulator): Promise<string[]> {
  const texts: string[] = []
  for (const { request } of successes) texts.push(await (await emulator.fetch(request.path, request)).text())
  return texts
}
