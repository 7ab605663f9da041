import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeParameters, decodePercent, type Parameter, readParameter } from '../../src/engine/spec/parameters.ts'
import type { Finding } from '../../src/engine/vendor/problem.ts'

const name = readParameter({ name: 'name', in: 'query', schema: { type: 'string' } })
const size = readParameter({ name: 'size', in: 'query', schema: { type: 'integer', default: 25 } })
const open = readParameter({ name: 'open', in: 'query', schema: { type: 'boolean' } })
const ids = readParameter({
  name: 'ids',
  in: 'query',
  explode: false,
  schema: { type: 'array', items: { type: 'string' } },
})
const teams = readParameter({ name: 'team', in: 'query', schema: { type: 'array', items: { type: 'integer' } } })

function decode(parameter: Parameter, query: string, findings: Finding[] = []): unknown {
  const request = { path: {}, query, headers: new Headers(), profile: {} }
  return decodeParameters([parameter], request, findings).query[parameter.name]
}

describe('a string in a query', () => {
  it.each([
    ['name=Returns+desk', 'Returns desk'],
    ['name=Returns%20desk', 'Returns desk'],
    ['name=1%2B1', '1+1'],
    ['name=caf%C3%A9', 'café'],
    ['name=a=b', 'a=b'],
    ['name=', ''],
    ['name', ''],
    ['&&name=x&', 'x'],
    ['n%61me=x', 'x'],
    ['name=a,b', 'a,b'],
  ])('decodes the query %s to "%s"', (query, value) => {
    expect(decode(name, query)).toBe(value)
  })

  it('returns undefined for a parameter that the query lacks', () => {
    expect(decode(name, '')).toBeUndefined()
    expect(decode(name, 'names=x')).toBeUndefined()
  })

  it.each(['name=%', 'name=%zz', 'name=%E0%A4%A', 'name=%FF'])(
    'reports the malformed percent-encoding %s as a finding',
    (query) => {
      const findings: Finding[] = []

      decode(name, query, findings)

      expect(findings).toMatchObject([{ in: 'query', keyword: 'encoding', message: 'must be percent-encoded UTF-8' }])
    },
  )

  it('ignores malformed percent-encoding in undeclared parameters', () => {
    const findings: Finding[] = []

    expect(decode(name, 'other=%FF&%=x&name=x', findings)).toBe('x')
    expect(findings).toEqual([])
  })

  it('reports a repeated parameter as a finding', () => {
    const findings: Finding[] = []

    decode(name, 'name=a&name=b', findings)

    expect(findings).toEqual([
      {
        in: 'query',
        at: 'name',
        keyword: 'repeated',
        message: 'must be sent only once',
        value: ['a', 'b'],
      },
    ])
  })

  it('decodes any percent-encoded value to the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(name, `name=${encodeURIComponent(text)}`)).toBe(text)
        expect(decode(name, new URLSearchParams({ name: text }).toString())).toBe(text)
      }),
    )
  })
})

describe('a number or a boolean in a query', () => {
  it.each([
    [size, 'size=5', 5],
    [size, 'size=-5', -5],
    [size, 'size=1.5', 1.5],
    [size, '', 25],
    [open, 'open=true', true],
    [open, 'open=false', false],
  ])('decodes %j from "%s" to %j', (parameter, query, value) => {
    expect(decode(parameter, query)).toBe(value)
  })

  it.each([
    [size, 'size=', ''],
    [size, 'size=five', 'five'],
    [size, 'size=1e3', '1e3'],
    [size, 'size=0x10', '0x10'],
    [size, 'size=Infinity', 'Infinity'],
    [open, 'open=yes', 'yes'],
    [open, 'open=TRUE', 'TRUE'],
  ])('leaves %j from "%s" a string, which the schema rejects', (parameter, query, value) => {
    expect(decode(parameter, query)).toBe(value)
  })

  it.each([20, 400])('leaves an integer of %i digits a string, because no number can represent it', (length) => {
    const digits = '9'.repeat(length)

    expect(decode(size, `size=${digits}`)).toBe(digits)
  })
})

describe('a list in a query', () => {
  it.each([
    ['ids=a,b', ['a', 'b']],
    ['ids=a%2Cb', ['a', 'b']],
    ['ids=,a,,b,', ['a', 'b']],
    ['ids=a,%20b', ['a', 'b']],
    ['ids=+a+,b%09', ['a', 'b']],
    ['ids=a b, ', ['a b']],
    ['ids=a&ids=b,c', ['a', 'b', 'c']],
    ['ids=a,a', ['a', 'a']],
    ['ids=', []],
    ['ids=,', []],
  ])('decodes the comma-separated list %s to %j', (query, value) => {
    expect(decode(ids, query)).toEqual(value)
  })

  it('keeps commas in the items of an exploded list', () => {
    expect(decode(teams, 'team=1&team=2')).toEqual([1, 2])
    expect(decode(teams, 'team=1,2')).toEqual(['1,2'])
  })

  it('returns undefined for a parameter that the query lacks', () => {
    expect(decode(ids, 'x=1')).toBeUndefined()
  })
})

describe('a header', () => {
  it("finds a header in any case and returns it under the spec's name", () => {
    const header = readParameter({ name: 'X-Trace', in: 'header', schema: { type: 'string' } })
    const request = { path: {}, query: '', headers: new Headers({ 'x-TRACE': 'abc' }), profile: {} }

    expect(decodeParameters([header], request, []).header).toEqual({ 'X-Trace': 'abc' })
  })
})

describe('a query with names that objects inherit', () => {
  it('does not change Object.prototype', () => {
    const named = readParameter({ name: '__proto__', in: 'query', schema: { type: 'string' } })

    expect(decode(name, '__proto__=x&constructor=y&name=z')).toBe('z')
    expect(decode(named, '')).not.toBe('x')
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })
})

describe('decodePercent', () => {
  it('returns a string or undefined for any text and never throws', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('%', '2', 'F', 'f', 'é', '%C3')).map((p) => p.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(['string', 'undefined']).toContain(typeof decodePercent(text))
      }),
    )
  })
})

describe('parameters that depend on each other or on the profile', () => {
  const integer = { type: 'integer', default: 10 }
  const only = readParameter({ name: 'only', in: 'query', schema: { type: 'string' }, 'x-excludes-others': true })
  const since = readParameter({ name: 'since', in: 'query', schema: integer, 'x-only-if': { edition: 'new' } })
  const limit = readParameter({
    name: 'limit',
    in: 'query',
    schema: integer,
    'x-default-if': { edition: { new: 25 } },
  })

  function decodeAll(query: string, edition: string): readonly unknown[] {
    const findings: Finding[] = []
    const sent = { path: {}, query, headers: new Headers(), profile: { edition } }
    return [decodeParameters([only, since, limit], sent, findings).query, findings.length]
  }

  it('ignores the other parameters of a query unread if one excludes them', () => {
    expect(decodeAll('limit=%FF&only=a', 'old')).toEqual([{ only: 'a', since: 10, limit: 10 }, 0])
    expect(decodeAll('limit=%FF', 'old')).toEqual([{ since: 10 }, 1])
  })

  it('ignores a parameter unless the profile has the settings that it requires', () => {
    expect(decodeAll('since=3', 'old')).toEqual([{ since: 10, limit: 10 }, 0])
    expect(decodeAll('since=3', 'new')).toEqual([{ since: 3, limit: 25 }, 0])
  })

  it('fills in the default that the profile selects', () => {
    expect(decodeAll('', 'new')).toEqual([{ since: 10, limit: 25 }, 0])
    expect(decodeAll('limit=3', 'new')).toEqual([{ since: 10, limit: 3 }, 0])
  })
})
