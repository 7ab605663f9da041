import { isObject } from '../../world/is-object.ts'
import type { Finding } from '../vendor/problem.ts'
import { tokensOf, valueAt } from './json-pointer.ts'
import { editDistance } from './nearest.ts'

/** Most names that an error lists. */
const MOST_LISTED = 12

/**
 * Returns the finding about a property that its schema does not declare, with the nearest declared name.
 * @param at a JSON Pointer to the property
 * @param root the document in which the schema's references lead somewhere
 */
export function undeclaredProperty(at: string, schema: unknown, root: unknown): Finding {
  const place = at.slice(0, at.lastIndexOf('/'))
  const name = tokensOf(at).at(-1) ?? ''
  const declared = declaredNames(root, schema, place)
  const where = place === '' ? '' : ` in ${place}`
  const message = `unknown property ${JSON.stringify(name)}${where}; ${suggestName(name, declared)}`
  return { in: 'body', at, keyword: 'undeclared', message, allowed: declared }
}

/** Returns the names of the properties that a schema declares for the object at a JSON Pointer into its value. */
function declaredNames(root: unknown, schema: unknown, pointer: string): string[] {
  let schemas = alternatives(root, schema)
  for (const token of tokensOf(pointer)) schemas = schemas.flatMap((one) => schemasBelow(root, one, token))
  return [...new Set(schemas.flatMap((one) => Object.keys(asObject(one['properties']))))]
}

/**
 * Returns what a client may have meant by an undeclared name: the nearest declared name as a question, or a list of the
 * declared names if none is near.
 * @example
 * suggestName('scenaro', ['name', 'scenario']) // 'did you mean "scenario"?'
 */
export function suggestName(word: string, declared: readonly string[]): string {
  if (declared.length === 0) return 'none is declared here'
  const near = nearestName(word, declared)
  if (near !== undefined) return `did you mean "${near}"?`
  const listed = declared.slice(0, MOST_LISTED).join(', ')
  return `use one of ${listed}${declared.length > MOST_LISTED ? ', …' : ''}`
}

/** Returns the declared name that starts like the word, or else the one that the fewest changed letters make of it. */
function nearestName(word: string, declared: readonly string[]): string | undefined {
  const wanted = word.slice(0, 100).toLowerCase()
  const startsAlike = declared.find((name) => {
    const known = name.toLowerCase()
    return wanted !== '' && (known.startsWith(wanted) || wanted.startsWith(known))
  })
  const [nearest] = declared
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)
  if (nearest && nearest.distance <= 2 && nearest.distance < wanted.length) return nearest.name
  if (startsAlike !== undefined) return startsAlike
  return nearest && nearest.distance < wanted.length / 2 ? nearest.name : undefined
}

type Schema = Readonly<Record<string, unknown>>

/** Returns the schemas of which a value must match some or all: the schema itself, and those that it combines. */
function alternatives(root: unknown, schema: unknown): Schema[] {
  const whole = resolved(root, asObject(schema))
  const combined = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
    const inner = whole[keyword]
    return Array.isArray(inner) ? inner.flatMap((one: unknown) => alternatives(root, one)) : []
  })
  return [whole, ...combined]
}

function schemasBelow(root: unknown, schema: Schema, step: string): Schema[] {
  const properties = asObject(schema['properties'])
  const inner = Object.hasOwn(properties, step) ? properties[step] : (schema['items'] ?? schema['additionalProperties'])
  return typeof inner === 'object' && inner !== null ? alternatives(root, inner) : []
}

/** Follows a reference inside the root, if the schema is one. */
function resolved(root: unknown, schema: Schema): Schema {
  const { $ref } = schema
  if (typeof $ref !== 'string') return schema
  return resolved(root, asObject(valueAt(root, $ref.slice(1))))
}

function asObject(value: unknown): Schema {
  return isObject(value) ? value : {}
}
