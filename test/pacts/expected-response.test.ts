import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { expectResponse, isExpected } from '../../src/pacts/expected-response.ts'
import type { ReceivedResponse } from '../../src/pacts/extract.ts'

const { spec } = createEmulator().vendors['genesys'] ?? {}
const operation = spec?.operations.get('getUsersMe')
const KNOWN = { sent: new Map(), secrets: new Set<string>() }

function answer(headers: Record<string, string>, status = 200): ReceivedResponse {
  return { status, headers: new Headers({ 'content-type': 'application/json', ...headers }), text: '{"name":"Ada"}' }
}

function expected(one: ReceivedResponse, other = one) {
  if (!spec || !operation) throw new Error('There is no such operation')
  return expectResponse(operation, [one, other], { ...KNOWN, document: spec.document })
}

describe('the headers of a reply', () => {
  it('are those that are the same in every world, and no counters', () => {
    const one = answer({
      'cache-control': 'no-store',
      'inin-correlation-id': 'a',
      'inin-ratelimit-count': '1',
      via: 'x',
    })
    const other = answer({ 'cache-control': 'no-store', 'inin-correlation-id': 'b', 'inin-ratelimit-count': '1' })
    expect([...(expected(one, other)?.headers ?? [])]).toEqual([
      ['Content-Type', { match: 'equality', value: 'application/json' }],
      ['Cache-Control', { match: 'equality', value: 'no-store' }],
    ])
  })

  it('of a refusal for the rate say when to come back, in whatever time', () => {
    const wanted = expected(answer({ 'retry-after': '60' }, 429))
    expect(wanted?.headers.get('Retry-After')).toEqual({ match: 'regex', regex: '^\\d+$', value: '60' })
  })

  it('are expected of every answer', () => {
    const wanted = expected(answer({ 'cache-control': 'no-store' }))
    if (!wanted) throw new Error('Nothing is expected')
    expect(isExpected(wanted, answer({ 'cache-control': 'no-store', more: 'y' }))).toBe(true)
    expect(isExpected(wanted, answer({}))).toBe(false)
    expect(isExpected(wanted, answer({ 'cache-control': 'no-store' }, 203))).toBe(false)
  })
})
