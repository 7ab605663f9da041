import { isObject, type JsonObject } from './json.ts'

/** Objects whose properties have names that the document's author chose, so that `example` is not a keyword there. */
const NAMED = new Set(['properties', 'patternProperties', 'schemas', '$defs', 'paths', 'headers', 'parameters'])

/**
 * Returns a document without what does not describe values: examples and extensions. A validator would read an `$id`
 * in an example as an address.
 */
export function tidy(document: unknown, refsHaveSiblings: boolean): JsonObject {
  const clean = (value: unknown, named: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => clean(item, false))
    if (!isObject(value)) return value
    if (!named && typeof value['$ref'] === 'string' && !refsHaveSiblings) return { $ref: value['$ref'] }
    const cleaned = Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => named || !isIgnored(name))
        .map(([name, inner]) => [name, cleanKeyword(name, inner, named)]),
    )
    return named ? cleaned : allowNull(cleaned)
  }
  const cleanKeyword = (name: string, inner: unknown, named: boolean): unknown => {
    if (named) return clean(inner, false)
    if (name === 'enum' && Array.isArray(inner)) return [...new Set(inner)]
    if (name === 'const' || name === 'default' || name === 'enum' || name === 'required') return inner
    return clean(inner, NAMED.has(name))
  }
  // A document is an object, and only its properties' values were replaced.
  return clean(document, false) as JsonObject
}

function isIgnored(name: string): boolean {
  return name === 'example' || name === 'examples' || name === 'discriminator' || name.startsWith('x-')
}

/** Replaces a `nullable` that the upgrader left because its schema has no type: the schema also accepts null. */
function allowNull({ nullable, ...schema }: JsonObject): JsonObject {
  if (typeof nullable !== 'boolean') return nullable === undefined ? schema : { nullable, ...schema }
  return nullable && schema['type'] === undefined ? { anyOf: [schema, { type: 'null' }] } : schema
}
