/** A JSON Schema or a part of an OpenAPI document, as plain JSON. */
export type Json = { [name: string]: unknown }

export const SCHEMAS = '#/components/schemas/'

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns a member as an object, or an empty object if it is missing. */
export function member(of: Json, name: string): Json {
  const value = of[name]
  return isJson(value) ? value : {}
}

/** Returns the named schemas of a document. */
export function schemasOf(document: Json): Json {
  return member(member(document, 'components'), 'schemas')
}

/** Returns the name of the schema that a reference points to, or undefined if it is not a reference to a named schema. */
export function schemaName(schema: unknown): string | undefined {
  const ref = isJson(schema) ? schema['$ref'] : undefined
  return typeof ref === 'string' && ref.startsWith(SCHEMAS) ? ref.slice(SCHEMAS.length) : undefined
}

/** Resolves references inside the document. */
export function resolved(document: Json, value: unknown): Json {
  if (!isJson(value)) throw new TypeError('Expected an object or a reference')
  const ref = value['$ref']
  if (typeof ref !== 'string') return value
  let found: unknown = document
  for (const step of ref.slice(2).split('/')) found = isJson(found) ? found[step] : undefined
  return resolved(document, found)
}

/** Returns every operation of a document, including the parameters of its path. */
export function operationsOf(document: Json): { id: string; object: Json; parameters: Json[] }[] {
  return Object.values(member(document, 'paths')).flatMap((item) => {
    if (!isJson(item)) return []
    const shared = Array.isArray(item['parameters']) ? item['parameters'] : []
    return Object.entries(item).flatMap(([method, object]) => {
      if (!isJson(object) || typeof object['operationId'] !== 'string' || method.startsWith('x-')) return []
      const own = Array.isArray(object['parameters']) ? object['parameters'] : []
      const parameters = [...shared, ...own].map((parameter) => resolved(document, parameter))
      return [{ id: object['operationId'], object, parameters }]
    })
  })
}

/** Returns a copy in which `change` replaced every object, inner objects first. */
export function mapObjects(value: unknown, change: (object: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change))
  if (!isJson(value)) return value
  return change(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapObjects(inner, change)])))
}
