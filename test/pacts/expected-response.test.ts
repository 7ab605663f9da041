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
  it('are the content type and declared headers, without counters and headers of the transport', () => {
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
    ])
  })

  it('accept any number of seconds in Retry-After', () => {
    const expectation = expected(createResponse({ 'retry-after': '60' }, 429))
    expect(expectation?.headers.get('Retry-After')).toEqual({ match: 'regex', regex: '^\\d+$', value: '60' })
  })

  it('are required of every response', () => {
    const expectation = expected(createResponse({ 'retry-after': '60' }, 429))
    if (!expectation) throw new Error('The two responses have nothing in common')
    expect(isExpected(expectation, createResponse({ 'retry-after': '7', more: 'y' }, 429))).toBe(true)
    expect(isExpected(expectation, createResponse({}, 429))).toBe(false)
    expect(isExpected(expectation, createResponse({ 'retry-after': '7' }, 503))).toBe(false)
  })
})
