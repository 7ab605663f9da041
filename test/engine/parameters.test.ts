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
  const given = { path: {}, query, headers: new Headers() }
  return decodeParameters([parameter], given, findings).query[parameter.name]
}

describe('a text in a query', () => {
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
  ])('%s is read as "%s"', (query, value) => {
    expect(decode(name, query)).toBe(value)
  })

  it('that is not given is absent', () => {
    expect(decode(name, '')).toBeUndefined()
    expect(decode(name, 'names=x')).toBeUndefined()
  })

  it.each(['name=%', 'name=%zz', 'name=%E0%A4%A', 'name=%FF'])('%s is a finding, not a crash', (query) => {
    const findings: Finding[] = []

    decode(name, query, findings)

    expect(findings).toMatchObject([{ in: 'query', keyword: 'encoding', message: 'must be percent-encoded UTF-8' }])
  })

  it('that is broken under a name nobody declared is ignored, as all such parameters are', () => {
    const findings: Finding[] = []

    expect(decode(name, 'other=%FF&%=x&name=x', findings)).toBe('x')
    expect(findings).toEqual([])
  })

  it('given twice is a finding that names it', () => {
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

  it('comes back whatever it is, if it was percent-encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decode(name, `name=${encodeURIComponent(text)}`)).toBe(text)
        expect(decode(name, new URLSearchParams({ name: text }).toString())).toBe(text)
      }),
    )
  })
})

describe('a number or a truth value', () => {
  it.each([
    [size, 'size=5', 5],
    [size, 'size=-5', -5],
    [size, 'size=1.5', 1.5],
    [size, '', 25],
    [open, 'open=true', true],
    [open, 'open=false', false],
  ])('%j is read from "%s" as %j', (parameter, query, value) => {
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
  ])('%j that "%s" does not give stays a text, which its schema refuses', (parameter, query, value) => {
    expect(decode(parameter, query)).toBe(value)
  })

  it.each([20, 400])('of %i digits, which no number holds, stays a text', (length) => {
    const digits = '9'.repeat(length)

    expect(decode(size, `size=${digits}`)).toBe(digits)
  })
})

describe('a list', () => {
  it.each([
    ['ids=a,b', ['a', 'b']],
    ['ids=a%2Cb', ['a', 'b']],
    ['ids=,a,,b,', ['a', 'b']],
    ['ids=a&ids=b,c', ['a', 'b', 'c']],
    ['ids=a,a', ['a', 'a']],
    ['ids=', []],
    ['ids=,', []],
  ])('with commas, %s, is read as %j', (query, value) => {
    expect(decode(ids, query)).toEqual(value)
  })

  it('that is repeated and not separated keeps its commas', () => {
    expect(decode(teams, 'team=1&team=2')).toEqual([1, 2])
    expect(decode(teams, 'team=1,2')).toEqual(['1,2'])
  })

  it('that is not given is absent', () => {
    expect(decode(ids, 'x=1')).toBeUndefined()
  })
})

describe('a header', () => {
  it('is found whatever the case of its name, and named as the spec names it', () => {
    const header = readParameter({ name: 'X-Trace', in: 'header', schema: { type: 'string' } })
    const given = { path: {}, query: '', headers: new Headers({ 'x-TRACE': 'abc' }) }

    expect(decodeParameters([header], given, []).header).toEqual({ 'X-Trace': 'abc' })
  })
})

describe('a query with names of the language', () => {
  it('does not touch what an object inherits', () => {
    const named = readParameter({ name: '__proto__', in: 'query', schema: { type: 'string' } })

    expect(decode(name, '__proto__=x&constructor=y&name=z')).toBe('z')
    expect(decode(named, '')).not.toBe('x')
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })
})

describe('percent-decoding', () => {
  it('never throws', () => {
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
