import { isObject } from '../../world/is-object.ts'

/** A JSON Schema of a document, with any keywords. */
export type Schema = Readonly<Record<string, unknown>>

/** A schema with its references resolved and its `allOf` merged, one level deep. */
export interface FlatSchema {
  /** possible JSON types; empty if the schema allows any */
  readonly types: readonly string[]
  readonly properties: ReadonlyMap<string, unknown>
  readonly required: ReadonlySet<string>
  /** schema of further properties, or false if they are not allowed; undefined if the schema does not restrict them */
  readonly additional: unknown
  readonly items: unknown
  /** lists of alternatives, of each of which a value has to match one */
  readonly choices: readonly Choice[]
  /** all other keywords, such as `enum` and `minLength` */
  readonly keywords: Schema
}

/** Alternatives of a schema. */
export interface Choice {
  readonly options: readonly unknown[]
  /** true if a value must match exactly one option, as with `oneOf` */
  readonly exactlyOne: boolean
  /** property that names the option, if the schema declares one */
  readonly discriminator: string | undefined
}

/** The schema that allows every value. */
export const ANYTHING: FlatSchema = {
  types: [],
  properties: new Map(),
  required: new Set(),
  additional: undefined,
  items: undefined,
  choices: [],
  keywords: {},
}

/** Keywords that a flat schema keeps in fields of its own. */
const OWN = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'oneOf',
  'anyOf',
  'allOf',
  '$ref',
])

/** Reads a schema without its `allOf` and `$ref`. */
export function readFlat(schema: Schema): FlatSchema {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  return {
    types: typesOf(schema),
    properties: new Map(Object.entries(properties)),
    required: new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : []),
    additional: schema['additionalProperties'],
    items: schema['items'],
    choices: [...choiceOf(schema, 'oneOf'), ...choiceOf(schema, 'anyOf'), ...conditionOf(schema)],
    keywords: Object.fromEntries(Object.entries(schema).filter(([name]) => !OWN.has(name))),
  }
}

function choiceOf(schema: Schema, keyword: 'oneOf' | 'anyOf'): Choice[] {
  const options = schema[keyword]
  if (!Array.isArray(options) || options.length === 0) return []
  const { discriminator } = schema
  const property = isObject(discriminator) ? discriminator['propertyName'] : undefined
  return [
    { options, exactlyOne: keyword === 'oneOf', discriminator: typeof property === 'string' ? property : undefined },
  ]
}

/** Returns the alternatives of a condition: what meets it and its consequence, or what its opposite requires. */
function conditionOf({ if: condition, then: consequence = true, else: otherwise = true }: Schema): Choice[] {
  if (!isObject(condition) || (consequence === true && otherwise === true)) return []
  return [{ options: [{ allOf: [condition, consequence] }, otherwise], exactlyOne: false, discriminator: undefined }]
}

/** Returns the types of a schema. If it declares none, they follow from its other keywords. */
function typesOf(schema: Schema): string[] {
  const { type } = schema
  const declared = [type].flat().filter((one) => typeof one === 'string')
  if (declared.length > 0) return declared
  if ('properties' in schema || 'additionalProperties' in schema) return ['object']
  if ('items' in schema) return ['array']
  if (Array.isArray(schema['enum'])) return []
  if (['pattern', 'minLength', 'maxLength', 'format'].some((keyword) => keyword in schema)) return ['string']
  if (['minimum', 'maximum', 'multipleOf'].some((keyword) => keyword in schema)) return ['number']
  return []
}

/** Merges two schemas of which a value has to match both. */
export function mergeFlat(a: FlatSchema, b: FlatSchema): FlatSchema {
  if (a === ANYTHING) return b
  if (b === ANYTHING) return a
  return {
    types: commonTypes(a.types, b.types),
    properties: mergeProperties(a.properties, b.properties),
    required: new Set([...a.required, ...b.required]),
    additional: a.additional === false || b.additional === undefined ? a.additional : b.additional,
    items: both(a.items, b.items),
    choices: [...a.choices, ...b.choices],
    keywords: mergeKeywords(a.keywords, b.keywords),
  }
}

function commonTypes(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a
  const common = b.filter((type) => a.includes(type) || (type === 'integer' && a.includes('number')))
  const narrowed = a.filter((type) => type === 'integer' && b.includes('number'))
  return [...new Set([...common, ...narrowed])]
}

function mergeProperties(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const merged = new Map(a)
  for (const [name, schema] of b) merged.set(name, both(merged.get(name), schema))
  return merged
}

function both(a: unknown, b: unknown): unknown {
  if (a === undefined || a === b) return b
  return b === undefined ? a : { allOf: [a, b] }
}

function mergeKeywords(a: Schema, b: Schema): Schema {
  const merged: Record<string, unknown> = { ...a, ...b }
  const lists = [a['enum'], b['enum']]
  const [first, second] = lists
  if (Array.isArray(first) && Array.isArray(second)) merged['enum'] = second.filter((value) => first.includes(value))
  for (const keyword of ['minimum', 'minLength', 'minItems']) merge(merged, keyword, [a, b], Math.max)
  for (const keyword of ['maximum', 'maxLength', 'maxItems']) merge(merged, keyword, [a, b], Math.min)
  return merged
}

function merge(
  merged: Record<string, unknown>,
  keyword: string,
  schemas: readonly Schema[],
  choose: (...values: number[]) => number,
): void {
  const values = schemas.map((schema) => schema[keyword]).filter((value) => typeof value === 'number')
  if (values.length > 1) merged[keyword] = choose(...values)
}
