import { isObject } from '../../world/is-object.ts'
import { decodeFields, type Field } from './nested-fields.ts'
import type { ValueShape } from './value-shape.ts'

/** A parameter whose value is an object, or may be one. */
interface ObjectParameter {
  readonly name: string
  readonly shape: ValueShape | undefined
  readonly style: string
}

/** The values of a query by name. Values that cannot be decoded are undefined. */
type Query = ReadonlyMap<string, readonly (string | undefined)[]>

/**
 * Decodes an object in a query: `filter[a]=1`, JSON in `filter`, or one name for each property (`style: form`). Returns
 * undefined if the query has none of them.
 */
export function decodeQueryObject({ name, shape, style }: ObjectParameter, query: Query): unknown {
  if (!shape) return undefined
  const mayBeObject = shape.has('object')
  const fields = fieldsOf(query, (key) => key.startsWith(`${name}[`) || (!mayBeObject && key === name))
  if (fields.length > 0) {
    return decodeFields(fields, shape.below(name), () => undefined)[name]
  }
  const [text] = query.get(name) ?? []
  if (text !== undefined) return parseObject(text) ?? pairsOf(text, ',', shape)
  if (style !== 'form') return undefined
  const names = new Set(shape.names)
  const properties = fieldsOf(query, (key) => names.has(key))
  return properties.length === 0 ? undefined : decodeFields(properties, shape, () => undefined)
}

function fieldsOf(query: Query, isPart: (name: string) => boolean): Field[] {
  return [...query].flatMap(([name, values]) => {
    return isPart(name) ? values.flatMap((value) => (value === undefined ? [] : [[name, value] as const])) : []
  })
}

/** Parses a JSON object. Returns undefined for any other text. */
function parseObject(text: string): unknown {
  const value = parseJsonText(text)
  return isObject(value) ? value : undefined
}

/** Parses JSON. Returns undefined if the text is not JSON. */
export function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Decodes an object in one value: `a,1,b,2`, or `a=1,b=2` if it is exploded. A text without pairs stays as it is. */
export function pairsOf(text: string, separator: string, shape: ValueShape): unknown {
  if (!/[,=]/.test(text)) return shape.coerce(text)
  const parts = text.split(separator)
  const pairs = parts.every((part) => part.includes('='))
    ? parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const)
    : parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1] ?? ''] as const] : []))
  return Object.fromEntries(pairs.map(([name, value]) => [name, shape.property(name).coerce(value)]))
}
