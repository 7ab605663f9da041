import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { type Closing, closed, variantNamed } from '../../src/engine/closed/closed.ts'
import { formatNamed } from '../../src/engine/closed/formats.ts'
import { SchemaCompiler, type SchemaCompilerOptions } from '../../src/engine/closed/schema-compiler.ts'
import { spec as bird } from '../../src/generated/bird/spec.ts'
import { spec as control } from '../../src/generated/control/spec.ts'
import { spec as genesys } from '../../src/generated/genesys/spec.ts'
import { spec as kore } from '../../src/generated/kore/spec.ts'
import { spec as singularity } from '../../src/generated/singularity/spec.ts'
import { Random } from '../../src/world/random.ts'
import { compileWithAjv, type Oracle } from '../support/ajv-oracle.ts'
import { anyValue } from '../support/fuzz/any-value.ts'

const SPECS = { genesys, kore, singularity, bird, control }
const VALUES = 20

type Mode = Omit<SchemaCompilerOptions, 'resolve'> & { readonly closing: Exclude<Closing, 'open'> }

/** The modes in which the schemas of a spec are compiled. */
const MODES: readonly (readonly [string, Mode])[] = [
  ['requests', { closing: 'strip', collects: true, removes: true, presets: true }],
  ['strict requests', { closing: 'strip', collects: true, removes: false, presets: true }],
  ['responses', { closing: 'reject', collects: false, removes: false, presets: false }],
  ['stored records', { closing: 'reject', collects: true, removes: false, presets: false }],
]

/** Names that every object inherits. In schemas that are composed, Ajv takes properties with these names for declared. */
const INHERITED = /"(?:__proto__|constructor|toString)":/

/** The keyword `then`. Linters take an object literal with such a property for a promise. */
// oxlint-disable-next-line unicorn/no-thenable
const THEN = Object.fromEntries([['then', { required: ['size'], properties: { size: { minimum: 10 } } }]])

type Schemas = Readonly<Record<string, unknown>>

/** Compiles closed schemas as a spec does, in the form of an oracle. */
function compileClosed(schemas: Schemas, { closing, ...options }: Mode): (schema: unknown) => Oracle {
  const context = { resolve: (name: string) => schemas[name], removes: options.removes }
  const compiler = new SchemaCompiler({
    ...options,
    resolve(reference) {
      const { name, closing: variant } = variantNamed(reference)
      return closed(schemas[name], variant, context)
    },
  })
  return (schema) => {
    const validate = compiler.validator(closed(schema, closing, context))
    return (value) => (validate(value) ? [] : (validate.errors ?? []))
  }
}

/** Returns the errors of a copy of a value, and the copy as the validator left it. */
function outcome(validate: Oracle, value: unknown): unknown {
  const copy = structuredClone(value)
  const errors = validate(copy)
  return { errors, value: copy, text: JSON.stringify(copy) }
}

describe('a closed schema', () => {
  const cases = Object.entries(SPECS).flatMap(([vendor, spec]) =>
    MODES.map(([name, mode]) => ({ vendor, spec, name, mode })),
  )

  it.each(cases)('reports the errors of Ajv, in its order, for $name of $vendor', ({ spec: { document }, mode }) => {
    const schemas = Object(document.components['schemas'])
    const [compile, compileOracle] = [compileClosed(schemas, mode), compileWithAjv({ schemas, ...mode })]
    const random = new Random(1)
    const context = { random, document, anyKey: () => 'key', known: {} }
    let valid = 0
    for (const [name, schema] of Object.entries(schemas)) {
      const reference = { $ref: `#/components/schemas/${name}` }
      const [validate, oracle] = [compile(reference), compileOracle(reference)]
      for (let i = 0; i < VALUES; i++) {
        const value = anyValue(context, Object(schema))
        if (INHERITED.test(JSON.stringify(value))) continue
        const expected = outcome(oracle, value)
        expect(outcome(validate, value), `${name}: ${JSON.stringify(value)}`).toEqual(expected)
        if (validate(structuredClone(value)).length === 0) valid++
      }
    }
    // Values of both kinds were compared.
    const total = VALUES * Object.keys(schemas).length
    expect(valid).toBeGreaterThan(total / 20)
    expect(valid).toBeLessThan(total * 0.9)
  })

  it.each([
    ['const of an object', { const: { a: [1] } }, [{ a: [1] }, { a: [2] }, { a: 1 }, null]],
    ['enum with an object', { enum: ['a', { b: 1 }] }, ['a', { b: 1 }, { b: 2 }]],
    ['several types', { type: ['string', 'null'], minLength: 2 }, ['ab', 'a', null, 1]],
    ['lengths in code points', { type: 'string', minLength: 2, maxLength: 2 }, ['😀', '😀😀', '😀a', 'a', '😀😀😀']],
    ['bounds', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 2, maximum: 1 }, [0, 1, 2, Number.NaN, '1']],
    ['unique items', { type: 'array', uniqueItems: true }, [[1, 2], [1, '1'], [{ a: 1 }, { a: 1 }, { a: 1 }], []]],
    [
      'unique strings',
      { type: 'array', items: { type: 'string' }, uniqueItems: true },
      [['a', 'b', 'a'], ['toString'], [1, 1, 'a']],
    ],
    [
      'numbers of properties',
      { type: 'object', minProperties: 1, maxProperties: 2 },
      [{}, { a: 1 }, { a: 1, b: 2, c: 3 }],
    ],
    ['names with slashes', { type: 'object', properties: { 'a/b~c': { type: 'string' } } }, [{ 'a/b~c': 1 }, { a: 1 }]],
    ['a map', { type: 'object', additionalProperties: { type: 'integer' } }, [{ a: 1.5, 'b/c': 'x', d: 2 }, {}]],
    ['not', { not: { type: 'string' } }, ['a', 1]],
    ['not of everything', { not: {} }, [1]],
    [
      'a condition',
      {
        type: 'object',
        properties: { kind: { type: 'string' }, size: { type: 'integer' } },
        if: { required: ['kind'], properties: { kind: { const: 'big' } } },
        ...THEN,
      },
      [{ kind: 'big' }, { kind: 'big', size: 1 }, { kind: 'big', size: 10 }, { kind: 'small', size: 1 }, { x: 1 }, 3],
    ],
    [
      'alternatives that share properties',
      {
        anyOf: [
          { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'string' } } },
          { type: 'object', required: ['c'], properties: { c: { type: 'string', enum: ['x'] } } },
        ],
      },
      [{ a: 'a', c: 'x' }, { a: 'a', c: 'y' }, { c: 'x', b: 'b' }, {}, { a: 1, c: 1 }, 'text'],
    ],
    [
      'allOf with a default',
      {
        type: 'object',
        properties: {
          part: {
            allOf: [
              { type: 'object', properties: { a: { type: 'string', default: 'preset' } } },
              { type: 'object', required: ['b'], properties: { b: { type: 'integer' } } },
            ],
            default: { a: 'x', b: 1 },
          },
          list: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer', default: 3 } } } },
        },
      },
      [{}, { part: { b: 1 } }, { part: { a: 1, z: 1 } }, { list: [{}, { n: 'x', z: 1 }] }],
    ],
    ['a pattern in words', { type: 'string', pattern: '^\\d$', 'x-pattern-text': 'a digit' }, ['1', 'x', 1]],
    ['flags of a pattern', { type: 'string', 'x-regex-flags': 'u' }, ['a+', '(']],
  ])('reports the errors of Ajv for %s', (_, schema, values) => {
    for (const [, mode] of MODES) {
      const [validate, oracle] = [compileClosed({}, mode)(schema), compileWithAjv({ schemas: {}, ...mode })(schema)]
      for (const value of values) expect(outcome(validate, value)).toEqual(outcome(oracle, value))
    }
  })

  it('rejects undeclared properties with names that every object inherits', () => {
    const [, mode] = MODES[3] ?? expect.fail()
    const part = { type: 'object', properties: { a: { type: 'string' } } }
    for (const schema of [part, { allOf: [part] }]) {
      const validate = compileClosed({}, mode)(schema)
      for (const name of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
        expect(validate(JSON.parse(`{"a":"b","${name}":1}`))).toHaveLength(1)
      }
    }
  })

  it('stops in a list after more errors than a response reports', () => {
    const [, mode] = MODES[0] ?? expect.fail()
    const validate = compileClosed({}, mode)({ type: 'array', items: { type: 'string' } })
    expect(validate(Array.from({ length: 100_000 }, () => 1)).length).toBeLessThan(250)
  })

  it('reads a deep value that is not valid only a few times', () => {
    const [, mode] = MODES[3] ?? expect.fail()
    let schema: object = { type: 'string' }
    let reads = 0
    let value: object = {
      get part() {
        reads++
        return 1
      },
    }
    for (let depth = 0; depth < 20; depth++) {
      schema = { type: 'object', properties: { part: schema } }
      if (depth > 0) value = { part: value }
    }
    expect(compileClosed({}, mode)(schema)(value)).toHaveLength(1)
    expect(reads).toBeLessThan(5)
  })

  it('rejects a keyword, a type or a format that it would not check', () => {
    const [, mode] = MODES[0] ?? expect.fail()
    const check = (schema: object) => () => compileClosed({}, mode)(schema)({})
    expect(check({ oneOf: [{ type: 'string' }] })).toThrow('The keyword "oneOf" of a closed schema is not supported')
    expect(check({ type: 'text' })).toThrow('JSON Schema has no type "text"')
    expect(check({ type: 'string', format: 'ipv6' })).toThrow('does not know the format "ipv6"')
  })
})

describe('a format', () => {
  const TEXTS = [
    ['2026-01-31', '2026-02-29', '2024-02-29', '1900-02-29', '2000-02-29', '2026-13-01', '2026-00-10', '2026-1-1'],
    ['2026-01-15T09:00:00Z', '2026-01-15t09:00:00.5z', '2026-01-15 09:00:00+01:00', '2026-01-15T09:00:00+0100'],
    ['2026-01-15T24:00:00Z', '2026-06-30T23:59:60Z', '2026-06-30T22:59:60-01:00', '2026-06-30T23:58:60Z'],
    ['2026-01-15T09:00:00', '2026-01-15T09:00:00+24:00', '2026-01-31T09:00:00Z', '2026-01-15T09:00:00ZT', 'T', ''],
    ['a@b.co', 'a.b+c@d-e.example', '@b.co', 'a@b', 'a..b@c.de', 'A@B.CO', 'urn:x:y', 'a:b', 'mailto:a@b.co'],
    ['https://a.b/c?d=e#f', 'https://user:pw@[::1]:80/x', 'http://[2001:db8::7]/', 'http://[::ffff:1.2.3.4]'],
    ['http://[1::2::3]', 'http://a b', '//a.b', '/a/b', '/a?b=%2F', '/a%2', 'a/b', '#f', '?q', '%', '\\'],
    ['http://"quoted"/', '/"', "/it's(1)", 'http://[v1.a]/', '1http://x', 'http://1.2.3.400/', 'http:////'],
    ['2e9c4b71-8d35-4f6a-b1e0-7c3a9d5f6082', 'urn:uuid:2E9C4B71-8D35-4F6A-B1E0-7C3A9D5F6082', '2e9c4b71'],
  ].flat()
  const ajv = addFormats.default(new Ajv2020())

  it.each(['date', 'date-time', 'email', 'uri', 'uri-reference', 'uuid', 'password', 'binary'])(
    'accepts the strings that ajv-formats accepts: %s',
    (format) => {
      const validate = ajv.compile({ type: 'string', format })
      const { accepts } = formatNamed(format)
      for (const text of TEXTS) expect([text, accepts(text as never)]).toEqual([text, validate(text)])
    },
  )

  it('accepts the numbers that ajv-formats accepts: int32', () => {
    const validate = ajv.compile({ type: 'number', format: 'int32' })
    const { accepts } = formatNamed('int32')
    for (const number of [0, 1.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 1e21]) {
      expect([number, accepts(number as never)]).toEqual([number, validate(number)])
    }
  })
})
