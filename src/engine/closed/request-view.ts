import { isJson, type Json, mapObjects, member, operationsOf, SCHEMAS, schemaName, schemasOf } from './schema.ts'

/**
 * Returns the document as handlers see requests: without read-only properties, and with required parameters if they have
 * a default. A named schema with read-only properties gets a sibling for requests, such as `AssistantRequest`.
 */
export function requestView(document: Json): Json {
  const view = structuredClone(document)
  const schemas = schemasOf(view)
  const writable = new Map<string, string>()
  for (const { object } of operationsOf(view)) {
    const content = member(member(object, 'requestBody'), 'content')
    for (const media of Object.values(content)) if (isJson(media)) media['schema'] = writableView(media['schema'])
  }
  requireDefaults(view)
  return view

  function writableView(schema: unknown): unknown {
    return mapObjects(schema, (object) => {
      const name = schemaName(object)
      return name === undefined ? withoutReadOnly(object, document) : { ...object, $ref: SCHEMAS + writableName(name) }
    })
  }

  function writableName(name: string): string {
    const known = writable.get(name)
    if (known !== undefined) return known
    const sibling = `${name}Request`
    if (sibling in schemas)
      throw new Error(`Schema ${sibling} is the generated request view of ${name}: rename the declared schema`)
    writable.set(name, sibling)
    const view = writableView(schemas[name])
    // Without read-only properties at any depth, the schema is the same in requests and responses.
    if (JSON.stringify(view) === JSON.stringify(schemas[name])) {
      writable.set(name, name)
      return name
    }
    schemas[sibling] = view
    return sibling
  }
}

/** Returns a schema as handlers see requests. The schemas that it refers to are left as they are. */
export function writable(schema: unknown, document: Json): unknown {
  return mapObjects(schema, (object) => (schemaName(object) === undefined ? withoutReadOnly(object, document) : object))
}

/** Removes the read-only properties of a schema, which requests never have. */
function withoutReadOnly(schema: Json, document: Json): Json {
  const properties = schema['properties']
  if (!isJson(properties)) return schema
  const writable = Object.entries(properties).filter(([, property]) => !isReadOnly(property, document))
  if (writable.length === Object.keys(properties).length) return schema
  if (schema['additionalProperties']) {
    throw new Error('A schema with additionalProperties has read-only properties: requests could send them. Close it.')
  }
  const required = (Array.isArray(schema['required']) ? schema['required'] : []).filter((name) => {
    return writable.some(([property]) => property === name)
  })
  const { required: _, ...rest } = schema
  return { ...rest, properties: Object.fromEntries(writable), ...(required.length > 0 && { required }) }
}

/** Returns whether a property is read-only by its own schema, or by one that it refers to or extends. */
function isReadOnly(property: unknown, document: Json): boolean {
  if (!isJson(property)) return false
  if (property['readOnly'] === true) return true
  const name = schemaName(property)
  const parts = Array.isArray(property['allOf']) ? property['allOf'] : []
  return [...parts, ...(name === undefined ? [] : [schemasOf(document)[name]])].some((part) => {
    return isReadOnly(part, document)
  })
}

/** Marks parameters with a default as required, because handlers always get a value. */
function requireDefaults(document: Json): void {
  for (const { parameters } of operationsOf(document)) {
    for (const parameter of parameters) {
      if (member(parameter, 'schema')['default'] !== undefined) parameter['required'] = true
    }
  }
}
