import { isJson, type Json, printable } from './json.ts'
import { type Draft, warnOfBrokenReference } from './normalise-schemas.ts'
import { referenceOf } from './references.ts'

const PLACES = ['path', 'query', 'header', 'cookie']

/** Headers that OpenAPI describes elsewhere. A parameter for one of them is ignored. */
const OTHER_HEADERS = ['accept', 'content-type', 'authorization']

/** Properties of parameters in Swagger 2.0 that belong to the schema in OpenAPI 3. */
const SCHEMA_KEYWORDS = [
  'type',
  'format',
  'items',
  'enum',
  'default',
  'minimum',
  'maximum',
  'pattern',
  'maxLength',
  'minLength',
]

/** A parameter as it stands in a list, which may be a reference, with the object that it leads to. */
interface Entry {
  readonly written: Json
  readonly object: Json
}

/** The lists of parameters that apply to an operation. */
export interface ParameterLists {
  /** the operation, for messages, such as `GET /users` */
  readonly place: string
  readonly shared: unknown
  readonly own: unknown
  /** names of the parameters in the path template */
  readonly names: readonly string[]
}

/**
 * Returns the parameters of an operation: its own, the path's that it does not override, and those that only the path
 * template mentions. Invalid ones are left out with a warning.
 */
export function parametersOf(draft: Draft, { place, shared, own, names }: ParameterLists): Json[] {
  const entries = new Map<string, Entry>()
  for (const entry of [...entriesOf(draft, place, own).toReversed(), ...entriesOf(draft, place, shared).toReversed()]) {
    const key = `${String(entry.object['in'])} ${nameKey(entry.object)}`
    if (!entries.has(key)) entries.set(key, entry)
  }
  const declared = [...entries.values()].toReversed()
  const paths = declared.filter(({ object }) => object['in'] === 'path')
  const others = declared.filter(({ object }) => object['in'] !== 'path')
  return [...pathParameters(draft, place, names, paths), ...others.map(({ written }) => written)]
}

/** Returns one parameter for each name in the path template. */
function pathParameters(draft: Draft, place: string, names: readonly string[], declared: readonly Entry[]): Json[] {
  const strangers = declared.filter(({ object }) => !names.includes(String(object['name'])))
  const missing = names.filter((name) => !declared.some(({ object }) => object['name'] === name))
  // One name on each side is a spelling error, for example another case.
  const misspelt = strangers.length === 1 && missing.length === 1 ? strangers[0] : undefined
  for (const stranger of strangers) {
    const name = printable(stranger.object['name'])
    const effect = stranger === misspelt ? `it is used for "${missing[0]}"` : 'it is ignored'
    const text = `${place} declares the path parameter "${name}", which is not in the path; ${effect}.`
    draft.warnings.add('path parameters are not in their path', text)
  }
  return names.map((name) => {
    const entry = declared.find(({ object }) => object['name'] === name)
    if (entry) return entry.written
    if (misspelt) return { ...misspelt.object, name }
    const text = `${place} does not declare the path parameter "${printable(name)}"; any string is accepted.`
    draft.warnings.add('path parameters are not declared', text)
    return { name, in: 'path', required: true, schema: { type: 'string' } }
  })
}

function entriesOf(draft: Draft, place: string, list: unknown): Entry[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((written) => {
    if (!isJson(written)) return []
    const reference = referenceOf(written)
    const object = reference === undefined ? written : draft.references.target(reference, 'parameter')
    if (object === undefined) {
      warnOfBrokenReference(draft, { kind: 'parameter', reference: reference ?? '', place })
      return []
    }
    return isValid(draft, place, object) ? [{ written, object: repaired(object) }] : []
  })
}

function isValid({ warnings }: Draft, place: string, { name, in: location }: Json): boolean {
  if (location === 'header' && OTHER_HEADERS.includes(String(name).toLowerCase())) return false
  if (typeof name === 'string' && name !== '' && PLACES.some((known) => known === location)) return true
  const parameter = `"${printable(name)}" in "${printable(location)}"`
  const text = `${place} has the parameter ${parameter}, which is not valid; it is ignored.`
  warnings.add('parameters are invalid', text)
  return false
}

/** Gives a parameter what the engine relies on, in place. */
function repaired(parameter: Json): Json {
  if (parameter['in'] === 'path') parameter['required'] = true
  if (isJson(parameter['schema']) || isJson(parameter['content'])) return parameter
  const keywords = SCHEMA_KEYWORDS.filter((keyword) => parameter[keyword] !== undefined)
  parameter['schema'] =
    keywords.length > 0
      ? Object.fromEntries(keywords.map((keyword) => [keyword, parameter[keyword]]))
      : { type: 'string' }
  return parameter
}

/** Returns the name of a parameter as it is compared: names of headers ignore case. */
function nameKey({ name, in: location }: Json): string {
  return location === 'header' ? String(name).toLowerCase() : String(name)
}
