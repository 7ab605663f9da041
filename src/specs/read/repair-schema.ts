import { isJson, type Json } from './json.ts'
import { repairPattern } from './repair-pattern.ts'

/** Called with what is wrong with a keyword of a schema. */
type Report = (keyword: string, problem: string) => void

/** Types of JSON Schema. */
export const TYPES: ReadonlySet<unknown> = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'array',
  'object',
  'null',
])

/** Types of other languages and older standards, with what their authors mean. */
const FOREIGN_TYPES: Readonly<Record<string, Json>> = {
  any: {},
  file: { type: 'string', format: 'binary' },
  binary: { type: 'string', format: 'binary' },
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  long: { type: 'integer', format: 'int64' },
  float: { type: 'number' },
  double: { type: 'number' },
  decimal: { type: 'number' },
  numeric: { type: 'number' },
  bool: { type: 'boolean' },
  str: { type: 'string' },
  text: { type: 'string' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  'date-time': { type: 'string', format: 'date-time' },
  timestamp: { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  url: { type: 'string', format: 'uri' },
  uri: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  list: { type: 'array' },
  map: { type: 'object' },
  dict: { type: 'object' },
  hash: { type: 'object' },
  json: {},
}

/** Keywords whose value is a whole number of at least 0. */
export const COUNTS: readonly string[] = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
]
/** Keywords whose value is a number. */
export const NUMBERS: readonly string[] = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
/** Keywords whose value contains schemas by name. */
export const MAPS: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']
/** Keywords whose value is a list of schemas. */
export const LISTS: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
/** Keywords whose value is a schema. */
export const SINGLE: readonly string[] = [
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
]
/** Keywords whose value is a string. */
export const STRINGS: readonly string[] = ['format', '$ref', 'title', 'description', 'x-pattern-text', 'x-regex-flags']

/** Repairs or removes keywords that no validator of JSON Schema accepts, in place, but not those of schemas inside. */
export function repairSchema(schema: Json, report: Report): void {
  for (const keyword of Object.keys(schema)) REPAIRS.get(keyword)?.(schema, keyword, report)
}

const REPAIRS: ReadonlyMap<string, (schema: Json, keyword: string, report: Report) => void> = new Map([
  ['type', repairType],
  ['enum', repairEnum],
  ['required', repairRequired],
  ['pattern', repairPatternOf],
  ...COUNTS.map((keyword) => [keyword, repairNumber] as const),
  ...NUMBERS.map((keyword) => [keyword, repairNumber] as const),
  ...MAPS.map((keyword) => [keyword, repairMap] as const),
  ...LISTS.map((keyword) => [keyword, repairList] as const),
  ...SINGLE.map((keyword) => [keyword, repairOne] as const),
  ...STRINGS.map((keyword) => [keyword, repairString] as const),
])

function repairType(schema: Json, _: string, report: Report): void {
  const { type } = schema
  if (typeof type === 'string' && TYPES.has(type)) return
  delete schema['type']
  if (Array.isArray(type)) {
    const types = [...new Set(type.map((name) => knownType(name)?.['type']))].filter((name) => name !== undefined)
    if (types.length > 0 && type.every((name) => knownType(name)?.['type'] !== undefined)) schema['type'] = types
    return
  }
  const known = knownType(type)
  if (known)
    Object.assign(schema, { ...known, ...(schema['format'] === undefined ? {} : { format: schema['format'] }) })
  else report('type', `has the type ${JSON.stringify(type)}, which is not a type of JSON`)
}

function knownType(name: unknown): Json | undefined {
  if (name === null) return { type: 'null' }
  if (typeof name !== 'string') return undefined
  const lowerCase = name.toLowerCase()
  if (TYPES.has(lowerCase)) return { type: lowerCase }
  return Object.hasOwn(FOREIGN_TYPES, lowerCase) ? FOREIGN_TYPES[lowerCase] : undefined
}

/** Removes duplicates, and gives members of a scalar type that type if YAML read them as another. */
function repairEnum(schema: Json, _: string, report: Report): void {
  const { enum: members, type } = schema
  if (!Array.isArray(members) || members.length === 0) {
    delete schema['enum']
    report('enum', 'has an enum that is not a list of values')
    return
  }
  const unique = new Map(
    members.map((member) => toType(member, type)).map((member) => [JSON.stringify(member), member]),
  )
  if (unique.size < members.length || type === 'string' || type === 'integer' || type === 'number') {
    schema['enum'] = [...unique.values()]
  }
}

function toType(value: unknown, type: unknown): unknown {
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value)
  if ((type === 'integer' || type === 'number') && typeof value === 'string' && value.trim() !== '') {
    return Number.isFinite(Number(value)) ? Number(value) : value
  }
  return value
}

function repairRequired(schema: Json): void {
  const { required } = schema
  const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
  if (names.length > 0) schema['required'] = [...new Set(names)]
  else delete schema['required']
}

function repairPatternOf(schema: Json, _: string, report: Report): void {
  const { pattern } = schema
  const repaired = typeof pattern === 'string' ? repairPattern(pattern) : undefined
  if (repaired !== undefined) schema['pattern'] = repaired
  else {
    delete schema['pattern']
    report('pattern', `has the pattern ${JSON.stringify(pattern)}, which is not a regular expression of JavaScript`)
  }
}

function repairNumber(schema: Json, keyword: string, report: Report): void {
  const value = schema[keyword]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const isCount = COUNTS.includes(keyword)
  const isValid =
    typeof number === 'number' &&
    Number.isFinite(number) &&
    (!isCount || (Number.isInteger(number) && number >= 0)) &&
    (keyword !== 'multipleOf' || number > 0)
  if (isValid) schema[keyword] = number
  else {
    delete schema[keyword]
    report(keyword, `has ${keyword} ${JSON.stringify(value)}, which is not ${isCount ? 'a whole' : 'a valid'} number`)
  }
}

function repairMap(schema: Json, keyword: string, report: Report): void {
  const map = schema[keyword]
  if (!isJson(map)) {
    delete schema[keyword]
    if (map !== null) report(keyword, `has ${keyword} that are not an object`)
    return
  }
  for (const name of Object.keys(map)) {
    if (!isSchema(map[name])) map[name] = {}
    if (keyword === 'patternProperties' && repairPattern(name) !== name) delete map[name]
  }
}

function repairList(schema: Json, keyword: string): void {
  const value = schema[keyword]
  const schemas = (Array.isArray(value) ? value : [value]).filter(isSchema)
  if (schemas.length > 0) schema[keyword] = schemas
  else delete schema[keyword]
}

function repairOne(schema: Json, keyword: string): void {
  if (!isSchema(schema[keyword])) delete schema[keyword]
}

function repairString(schema: Json, keyword: string): void {
  if (typeof schema[keyword] !== 'string') delete schema[keyword]
}

/** Returns whether a value is a schema. */
export function isSchema(value: unknown): boolean {
  return isJson(value) || typeof value === 'boolean'
}
