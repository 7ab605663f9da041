import type { ProfileSwitch } from '../engine/spec/document.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { faultSchema } from './fault-schema.ts'
import { fillable, type JsonSchema } from './json-schema.ts'
import { RecordSchemas } from './record-schema.ts'

const NAME = '^[a-z0-9]+(?:-[a-z0-9]+)*$'
const INSTANT = '^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$'

/** Largest number of records that a scenario generates in one collection. */
const MOST_GENERATED = 100_000

/** Schemas of the keys that are the same for all vendors. */
const COMMON: Readonly<Record<string, JsonSchema>> = {
  scenario: {
    description: 'Name of the scenario.',
    title: 'a name of lower-case letters, digits and hyphens, such as two-desks',
    type: 'string',
    pattern: NAME,
  },
  describe: { description: 'Summary of the content in one line.', type: 'string' },
  extends: {
    description: "Name of the base scenario. Lists are appended to the base scenario's; other values override them.",
    title: 'the name of a scenario, of lower-case letters, digits and hyphens',
    type: 'string',
    pattern: NAME,
  },
  with: {
    description: `Parameters with their defaults. In a string, \${name} is replaced by the value of the parameter.`,
    type: 'object',
    propertyNames: {
      type: 'string',
      pattern: '^[A-Za-z][\\w-]*$',
      title: 'a name of letters, digits, - and _ that starts with a letter',
    },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  seed: fillable({ description: 'Seed of the random source. Defaults to 1.', type: 'integer' }),
  clock: fillable({
    description: 'Instant at which the clock is frozen, from 1970-01-01 to 9998-12-31. By default the clock runs.',
    title: 'an instant, such as 2026-01-15T09:00:00Z',
    type: 'string',
    pattern: INSTANT,
  }),
  auth: fillable({
    description:
      'Accepted credentials: any well-formed one (open), or only those in the world (strict). Defaults to open.',
    enum: ['open', 'strict'],
  }),
}

/** Checks that a key of a scenario's file is the same for all vendors. */
export function isCommonKey(key: string): boolean {
  return Object.hasOwn(COMMON, key)
}

const cache = new WeakMap<Readonly<Record<string, Vendor>>, JsonSchema>()

/** Returns the JSON Schema (2020-12) of a scenario's file. It is derived from the vendors' specs. */
export function scenarioSchema(vendors: Readonly<Record<string, Vendor>>): JsonSchema {
  const schema = cache.get(vendors) ?? createSchema(Object.values(vendors))
  cache.set(vendors, schema)
  return schema
}

/** Returns the reference to the schema of a collection's records. */
export function recordPointer(vendor: string, collection: string): string {
  return `#/$defs/${definitionName(vendor, collection)}`
}

function definitionName(vendor: string, collection: string): string {
  return `${vendor}.records.${collection}`
}

function createSchema(vendors: readonly Vendor[]): JsonSchema {
  const sections = vendors.filter(({ collections }) => Object.keys(collections).length > 0).map(sectionOf)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'a DeskDouble scenario',
    description: 'Initial state of a world.',
    type: 'object',
    required: ['scenario'],
    properties: { ...COMMON, ...Object.fromEntries(sections.map(({ vendor, section }) => [vendor, section])) },
    additionalProperties: false,
    $defs: {
      filled: { description: 'A string with a placeholder.', type: 'string', pattern: '\\$\\{[^{}]+\\}' },
      ...Object.assign({}, ...sections.map(({ definitions }) => definitions)),
    },
  }
}

function sectionOf({ name, spec, collections, factories }: Vendor) {
  const schemas = new RecordSchemas(name, spec.document.components)
  const count = fillable({
    type: 'integer',
    minimum: 0,
    maximum: MOST_GENERATED,
    title: `a whole number from 0 to ${MOST_GENERATED}`,
  })
  // A scenario can only contain records of collections that have a factory.
  const creatable = Object.keys(factories)
  const records = creatable.map((collection) => {
    return [definitionName(name, collection), schemas.record(collections[collection]?.schema ?? '')] as const
  })
  const section: JsonSchema = {
    description: spec.document.info.title,
    type: 'object',
    properties: {
      profile: {
        description: "Settings for behaviour that the vendor's documents leave open.",
        type: 'object',
        properties: mapValues(spec.document['x-profile'] ?? {}, settingSchema),
        additionalProperties: false,
      },
      faults: {
        description: 'Faults that are active from the start.',
        type: 'array',
        items: faultSchema([...spec.operations.keys()]),
      },
      generate: {
        description: 'Number of sample records to add, by collection.',
        type: 'object',
        properties: Object.fromEntries(creatable.map((collection) => [collection, count])),
        additionalProperties: false,
      },
      stored: {
        description:
          'Records as a world stores them, by collection: complete, and without placeholders. An export writes them.',
        type: 'object',
        properties: mapValues(collections, () => ({ type: 'array', items: { type: 'object' } })),
        additionalProperties: false,
      },
      ...Object.fromEntries(
        creatable.map((collection) => [
          collection,
          { type: 'array', items: { $ref: recordPointer(name, collection) } },
        ]),
      ),
    },
    additionalProperties: false,
  }
  return { vendor: name, section, definitions: { ...Object.fromEntries(records), ...schemas.definitions() } }
}

function settingSchema({ enum: values, default: value, description }: ProfileSwitch): JsonSchema {
  return { default: value, ...fillable({ description, enum: values }) }
}

function mapValues<T>(object: Readonly<Record<string, T>>, map: (value: T) => JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]))
}
