import { describe, expect, it } from 'vitest'
import type { PactResponse } from '../../src/engine/services/pact.ts'
import { strictnessOf } from '../../src/reports/strictness.ts'

const rule = (match: 'type' | 'equality') => ({ combine: 'AND', matchers: [{ match }] }) as const
const json = (content: unknown) => ({ content, contentType: 'application/json', encoded: false }) as const

describe('the strictness of a response', () => {
  it.each<[string, PactResponse]>([
    ['has no body', { status: 204 }],
    ['has only a Content-Type', { status: 200, headers: { 'Content-Type': ['application/json'] } }],
    [
      'has a body of which only the type counts',
      { status: 200, body: json({}), matchingRules: { body: { $: rule('type') } } },
    ],
  ])('is "status" if it %s', (_, response) => {
    expect(strictnessOf(response)).toBe('status')
  })

  it.each<[string, PactResponse]>([
    ['fields', { status: 200, body: json({ id: 1 }), matchingRules: { body: { '$.id': rule('type') } } }],
    [
      'fields below a rule',
      { status: 200, body: json({ a: { id: 1 } }), matchingRules: { body: { '$.a': rule('type') } } },
    ],
    ['items', { status: 200, body: json([{ id: 1 }]), matchingRules: { body: { '$[*].id': rule('type') } } }],
    // Specification 2 has other rules than the type of this package's own pacts.
    [
      'fields in specification 2',
      { status: 200, body: { id: 1 }, matchingRules: { '$.body.id': { match: 'type' } } } as never,
    ],
  ])('is "shape" if rules replace the values of all %s', (_, response) => {
    expect(strictnessOf(response)).toBe('shape')
  })

  it.each<[string, PactResponse]>([
    ['a field', { status: 200, body: json({ id: 1, name: 'a' }), matchingRules: { body: { '$.id': rule('type') } } }],
    [
      'a field in a list',
      {
        status: 200,
        body: json([{ name: 'a' }]),
        matchingRules: { body: { $: rule('type'), '$[*].name': rule('equality') } },
      },
    ],
    ['a header', { status: 302, headers: { Location: ['/desks'] } }],
    ['an empty list', { status: 200, body: json({ results: [] }) }],
  ])('is "values" if the value of %s is demanded', (_, response) => {
    expect(strictnessOf(response)).toBe('values')
  })
})
