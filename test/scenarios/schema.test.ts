import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { Vendor } from '../../src/engine/vendor/vendor.ts'
import { validateShape } from '../../src/scenarios/check-shape.ts'
import { formatPath } from '../../src/scenarios/path.ts'
import { readSource } from '../../src/scenarios/read-source.ts'
import { scenarioSchema } from '../../src/scenarios/schema.ts'
import { genesys } from '../../src/vendors/genesys/index.ts'
import { vendors } from '../../src/vendors/index.ts'

const schema = scenarioSchema(vendors)
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

const FIXTURES = join(import.meta.dirname, '../../fixtures')

describe('scenarioSchema', () => {
  it('is a valid JSON Schema', () => {
    expect(ajv.validateSchema(schema)).toBe(true)
  })

  it.each(readdirSync(FIXTURES))('accepts %s', async (file) => {
    const { raw } = await readSource(readFileSync(join(FIXTURES, file), 'utf8'), file)
    expect(validate(raw), JSON.stringify(validate.errors)).toBe(true)
    expect(validateShape(raw, schema, schema)).toEqual([])
  })

  it('contains a section for each vendor with collections', () => {
    const control = { ...genesys, name: 'control', collections: {}, factories: {} }
    expect(Object.keys(Object(scenarioSchema({ genesys, control })['properties']))).toEqual(
      'scenario describe extends with seed clock auth genesys'.split(' '),
    )
  })

  it('describes every profile setting with its values', () => {
    const settings = Object.entries(genesys.spec.document['x-profile'] ?? {})
    for (const [name, { enum: values, description }] of settings) {
      const declared = Object(schema)['properties'].genesys.properties.profile.properties[name]
      expect(declared).toMatchObject({ description, anyOf: [{ enum: values }, {}] })
    }
    expect(settings.length).toBeGreaterThan(0)
  })

  it('defines every schema that it refers to', () => {
    const references = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(([, name]) => name)
    expect(references.filter((name) => !(String(name) in Object(schema['$defs'])))).toEqual([])
  })
})

describe('validateShape agrees with Ajv', () => {
  it.each<[string, unknown]>([
    ['a value that is not a mapping', []],
    ['a missing name', {}],
    ['an invalid name', { scenario: 'Not Such' }],
    ['an unknown key', { scenario: 'f', sead: 1 }],
    ['a seed that is not a number', { scenario: 'f', seed: 'x' }],
    ['a seed that is filled in', { scenario: 'f', seed: '${seed}' }],
    ['an invalid clock', { scenario: 'f', clock: 'noon' }],
    ['a clock', { scenario: 'f', clock: '2026-01-15T09:00:00+01:00' }],
    ['a parameter that is a list', { scenario: 'f', with: { a: [] } }],
    ['an invalid parameter name', { scenario: 'f', with: { 'a b': 1 } }],
    ['parameters', { scenario: 'f', with: { a: 1, b: 'x', c: true } }],
    ['an unknown collection', genesysOf({ users: [], user: [] })],
    ['a list of strings', genesysOf({ users: ['A'] })],
    ['an unknown property', genesysOf({ users: [{ nmae: 'A' }] })],
    [
      'an unknown nested property',
      genesysOf({
        assistants: [{ copilot: { enabled: true, liveOnQueue: true, defaultLanguage: 'en', nluConfig: {} } }],
      }),
    ],
    ['a number as a name', genesysOf({ users: [{ name: 3 }] })],
    ['an unknown member of a list', genesysOf({ assistants: [{ queues: [{ name: 'A', mediaTypes: ['Fax'] }] }] })],
    [
      'queues by name and with media types',
      genesysOf({ assistants: [{ queues: ['A', { name: 'B', mediaTypes: ['Call'] }] }] }),
    ],
    ['a queue that is a number', genesysOf({ assistants: [{ queues: [3] }] })],
    ['a queue without a name', genesysOf({ assistants: [{ queues: [{ mediaTypes: ['Call'] }] }] })],
    ['a number that is filled in', genesysOf({ routingQueues: [{ memberCount: '${count}' }] })],
    ['an unknown profile setting', genesysOf({ profile: { rateLimt: 'enforced' } })],
    ['an unknown value of a profile setting', genesysOf({ profile: { rateLimit: 'lax' } })],
    ['a negative count', genesysOf({ generate: { users: -1 } })],
    ['a count for an unknown collection', genesysOf({ generate: { ghosts: 1 } })],
    ['a fault of an unknown operation', genesysOf({ faults: [{ operation: 'getGhosts', status: 500 }] })],
    [
      'a fault with every property',
      genesysOf({
        faults: [
          {
            operation: '*',
            times: 1,
            nth: 2,
            every: 3,
            probability: 1,
            status: 503,
            delay: { lognormal: { median: 1, sigma: 2 } },
            quota: { requests: 1 },
            transport: 'reset',
            lost: 'response',
          },
        ],
      }),
    ],
    ['a fault with two delays', genesysOf({ faults: [{ delay: { fixed: 1, uniform: { lower: 1, upper: 2 } } }] })],
    ['a fault with probability 0', genesysOf({ faults: [{ probability: 0 }] })],
    ['a delay above the maximum', genesysOf({ faults: [{ delay: { fixed: 1e9 } }] })],
  ])('on %s', (_, raw) => {
    const errors = validateShape(raw, schema, schema)
    const isValid = validate(raw)

    expect(errors.length === 0, JSON.stringify(validate.errors)).toBe(isValid)
    // Ajv reports each error at the same place or around it.
    const places = (validate.errors ?? []).map(({ instancePath }) => instancePath)
    for (const { path } of errors)
      expect(
        places.some((place) => `/${path.join('/')}`.startsWith(place)),
        formatPath(path),
      ).toBe(true)
  })
})

const factories = Object.values<Vendor>(vendors).flatMap((vendor) => {
  return Object.keys(vendor.factories).map((collection) => [vendor.name, collection, vendor] as const)
})

describe('every property that a factory reads', () => {
  it.each(factories)('is declared in the spec: %s %s', (name, collection, vendor) => {
    const read = new Set<string>()
    const draft = new Proxy({}, { get: (_, property) => void read.add(String(property)) })
    vendor.factories[collection]?.(draft, anything())
    const record = Object(schema['$defs'])[`${name}.records.${collection}`]
    expect([...read].filter((property) => !(property in record.properties))).toEqual([])
  })
})

function genesysOf(section: object) {
  return { scenario: 'f', genesys: section }
}

/** Creates a proxy that returns itself for every property and call and converts to a date string. */
function anything(): never {
  const proxy: unknown = new Proxy(() => proxy, {
    get: (_, name) => {
      if (name === Symbol.toPrimitive) return () => '2026-01-15'
      return name === Symbol.iterator ? () => [].values() : proxy
    },
  })
  // The proxy can stand for a value of any type.
  return proxy as never
}
