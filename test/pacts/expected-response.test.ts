import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { expectResponse, isExpected } from '../../src/pacts/expected-response.ts'
import type { ReceivedResponse } from '../../src/pacts/extract.ts'

const { spec } = createEmulator().vendors['genesys'] ?? {}
const operation = spec?.operations.get('getUsersMe')
const CONTEXT = {
  sent: new Map(),
  named: new Set<string>(),
  isSeeded: () => false,
  secrets: new Set<string>(),
  requiresCounters: true,
}

function createResponse(headers: Record<string, string>, status = 200): ReceivedResponse {
  return { status, headers: new Headers({ 'content-type': 'application/json', ...headers }), text: '{"name":"Ada"}' }
}

function expected(first: ReceivedResponse, second = first) {
  if (!spec || !operation) throw new Error('getUsersMe is missing from the spec')
  return expectResponse(operation, [first, second], { ...CONTEXT, document: spec.document })
}

describe('the headers of an expected response', () => {
  it('are the declared headers that are equal in both worlds, without counters', () => {
    const first = createResponse({
      'cache-control': 'no-store',
      'inin-correlation-id': 'a',
      'inin-ratelimit-count': '1',
      via: 'x',
    })
    const second = createResponse({
      'cache-control': 'no-store',
      'inin-correlation-id': 'b',
      'inin-ratelimit-count': '1',
    })
    expect([...(expected(first, second)?.headers ?? [])]).toEqual([
      ['Content-Type', { match: 'equality', value: 'application/json' }],
      ['Cache-Control', { match: 'equality', value: 'no-store' }],
    ])
  })

  it('accept any number of seconds in Retry-After', () => {
    const expectation = expected(createResponse({ 'retry-after': '60' }, 429))
    expect(expectation?.headers.get('Retry-After')).toEqual({ match: 'regex', regex: '^\\d+$', value: '60' })
  })

  it('are required of every response', () => {
    const expectation = expected(createResponse({ 'cache-control': 'no-store' }))
    if (!expectation) throw new Error('The two responses have nothing in common')
    expect(isExpected(expectation, createResponse({ 'cache-control': 'no-store', more: 'y' }))).toBe(true)
    expect(isExpected(expectation, createResponse({}))).toBe(false)
    expect(isExpected(expectation, createResponse({ 'cache-control': 'no-store' }, 203))).toBe(false)
  })
})
