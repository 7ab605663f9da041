import type { ProfileSwitch } from '../engine/spec/document.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { faultSchema } from './fault-schema.ts'
import { fillable, type JsonSchema } from './json-schema.ts'
import { RecordSchemas } from './record-schema.ts'

const NAME = '^[a-z0-9]+(?:-[a-z0-9]+)*$'
const INSTANT = '^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$'

/** What every scenario may say, whatever the vendors. */
const HEAD: Readonly<Record<string, JsonSchema>> = {
  scenario: {
    description: 'The name by which a world begins with it.',
    title: 'a name in lower case with hyphens',
    type: 'string',
    pattern: NAME,
  },
  describe: { description: 'What it holds, in one line.', type: 'string' },
  extends: {
    description: 'The name of the scenario on which it builds.',
    title: 'the name of a scenario, in lower case with hyphens',
    type: 'string',
    pattern: NAME,
  },
  with: {
    description: 'Parameters and their defaults. In a text, a name after $ in curly brackets stands for the parameter.',
    type: 'object',
    propertyNames: { type: 'string', pattern: '^[A-Za-z][\\w-]*$', title: 'a name of letters, digits, - and _' },
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  },
  seed: fillable({ description: 'The seed of the random source; 1 unless given.', type: 'integer' }),
  clock: fillable({
    description: 'The instant at which the clock stands still; without it the clock runs.',
    title: 'an instant, such as 2026-01-15T09:00:00Z',
    type: 'string',
    pattern: INSTANT,
  }),
  auth: fillable({
    description: 'Any well-formed credential is believed (open), or only those that the world knows (strict).',
    enum: ['open', 'strict'],
  }),
}

/** Whether a key of a scenario's file is one of every scenario, and no vendor's. */
export function isHead(key: string): boolean {
  return Object.hasOwn(HEAD, key)
}

const known = new WeakMap<Readonly<Record<string, Vendor>>, JsonSchema>()

/** The JSON Schema (2020-12) of a scenario's file, made from the vendors' specs. The same checks each file. */
export function scenarioSchema(vendors: Readonly<Record<string, Vendor>>): JsonSchema {
  const made = known.get(vendors) ?? makeSchema(Object.values(vendors))
  known.set(vendors, made)
  return made
}

/** Where the schema of a collection's record stands. */
export function recordPointer(vendor: string, collection: string): string {
  return `#/$defs/${definitionName(vendor, collection)}`
}

function definitionName(vendor: string, collection: string): string {
  return `${vendor}.records.${collection}`
}

function makeSchema(vendors: readonly Vendor[]): JsonSchema {
  const sections = vendors.filter(({ collections }) => Object.keys(collections).length > 0).map(sectionOf)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'a DeskDouble scenario',
    description: 'The state that a world begins with.',
    type: 'object',
    required: ['scenario'],
    properties: { ...HEAD, ...Object.fromEntries(sections.map(({ vendor, section }) => [vendor, section])) },
    additionalProperties: false,
    $defs: {
      filled: { description: 'A text that is filled in.', type: 'string', pattern: '\\$\\{[^}]+\\}' },
      ...Object.assign({}, ...sections.map(({ definitions }) => definitions)),
    },
  }
}

function sectionOf({ name, spec, collections, factories }: Vendor) {
  const schemas = new RecordSchemas(name, spec.document.components)
  const count = fillable({ type: 'integer', minimum: 0, title: 'a whole number, 0 or more' })
  // Only what has a factory can be made from what a scenario says.
  const made = Object.keys(factories)
  const records = made.map((collection) => {
    return [definitionName(name, collection), schemas.record(collections[collection]?.schema ?? '')] as const
  })
  const section: JsonSchema = {
    description: spec.document.info.title,
    type: 'object',
    properties: {
      profile: {
        description: "Switches for what the vendor's documents leave open.",
        type: 'object',
        properties: mapValues(spec.document['x-profile'] ?? {}, switchSchema),
        additionalProperties: false,
      },
      faults: {
        description: 'What goes wrong from the beginning.',
        type: 'array',
        items: faultSchema([...spec.operations.keys()]),
      },
      generate: {
        description: 'How many lifelike records to add.',
        type: 'object',
        properties: Object.fromEntries(made.map((collection) => [collection, count])),
        additionalProperties: false,
      },
      ...Object.fromEntries(
        made.map((collection) => [collection, { type: 'array', items: { $ref: recordPointer(name, collection) } }]),
      ),
    },
    additionalProperties: false,
  }
  return { vendor: name, section, definitions: { ...Object.fromEntries(records), ...schemas.definitions() } }
}

function switchSchema({ enum: values, default: value, description }: ProfileSwitch): JsonSchema {
  return { default: value, ...fillable({ description, enum: values }) }
}

function mapValues<T>(of: Readonly<Record<string, T>>, change: (value: T) => JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]))
}
