import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEmulator, type ListeningEmulator } from '../../../src/index.ts'
import { replyChecker } from '../../support/independent-check.ts'
import { readSpecFile } from '../../support/spec-file.ts'
import { type Step, tourOf } from '../tour.ts'
import { koreCase } from './kore.case.ts'

const document = readSpecFile('kore')
const successes = tourOf(document, koreCase).filter(({ status }) => status < 300)
const start = () => createEmulator({ scenario: koreCase.scenario, seed: 7, clock: '2026-01-15T09:00:00Z' })

/** A request that succeeds, and what is done to it. */
const spoilt = fc.tuple(
  fc.constantFrom(...successes),
  fc.record({
    /** in place of a value in its body */
    value: fc.oneof(fc.jsonValue(), fc.constantFrom('', '__proto__', 'a-none', -1, 1e21, null, [], {}, [null], [[]])),
    where: fc.nat(40),
    segment: fc.oneof(fc.constant(undefined), fc.constantFrom('%', '%2F', '..', '', '__proto__', 'availability')),
    query: fc.oneof(fc.constant(''), fc.constantFrom('?page=0', '?limit=x', '?page=9&page=9', '?groupId=%E0', '?%')),
    headers: fc.constantFrom({}, { accountId: 'another' }, { auth: 'x' }, { auth: '' }),
  }),
)

type Spoil = typeof spoilt extends fc.Arbitrary<readonly [Step, infer S]> ? S : never

describe('no request, however it is spoilt,', () => {
  it('is answered outside the spec, or changes anything when it is refused', async () => {
    const check = replyChecker(document)
    await fc.assert(
      fc.asyncProperty(fc.array(spoilt, { maxLength: 8 }), async (requests) => {
        const emulator = start()
        for (const [step, spoil] of requests) {
          const before = emulator.snapshot().collections
          const response = await send(emulator, step, spoil)
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

function send(emulator: ListeningEmulator, { request }: Step, { value, where, segment, query, headers }: Spoil) {
  const parts = request.path.split('/')
  if (segment !== undefined) parts[1 + (where % (parts.length - 1))] = segment
  const body =
    request.body === undefined ? {} : { body: JSON.stringify(replaced(JSON.parse(request.body), where, value)) }
  const sent = { ...request.headers, ...headers }
  return emulator.fetch(parts.join('/') + query, { method: request.method, headers: sent, ...body })
}

/** A body with this in place of its nth value, counted from the outside in. */
function replaced(body: object, n: number, value: unknown): unknown {
  const places: { of: Record<string, unknown>; name: string }[] = []
  const ahead: unknown[] = [body]
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    if (typeof next !== 'object' || next === null) continue
    for (const [name, inner] of Object.entries(next)) {
      // What Object.entries lists of an object is there to be written.
      places.push({ of: next as Record<string, unknown>, name })
      ahead.push(inner)
    }
  }
  const place = places[n % (places.length + 1)]
  if (!place) return value
  place.of[place.name] = value
  return body
}

describe('the same requests', () => {
  it('are answered with the same bytes, in another emulator and after a restore', async () => {
    const emulator = start()
    const snapshot = emulator.snapshot()
    const once = await play(emulator)
    emulator.restore(snapshot)
    expect(await play(emulator)).toEqual(once)
    expect(await play(start())).toEqual(once)
  })
})

async function play(emulator: ListeningEmulator): Promise<string[]> {
  const texts: string[] = []
  for (const { request } of successes) texts.push(await (await emulator.fetch(request.path, request)).text())
  return texts
}
