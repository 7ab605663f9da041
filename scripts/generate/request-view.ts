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
      return name === undefined ? withoutReadOnly(object) : { ...object, $ref: SCHEMAS + writableName(name) }
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

function withoutReadOnly(schema: Json): Json {
  const properties = schema['properties']
  if (!isJson(properties)) return schema
  const writable = Object.entries(properties).filter(
    ([, property]) => !(isJson(property) && property['readOnly'] === true),
  )
  if (writable.length === Object.keys(properties).length) return schema
  const required = (Array.isArray(schema['required']) ? schema['required'] : []).filter((name) => {
    return writable.some(([property]) => property === name)
  })
  const { required: _, ...rest } = schema
  return { ...rest, properties: Object.fromEntries(writable), ...(required.length > 0 && { required }) }
}

/** Marks parameters with a default as required, because handlers always get a value. */
function requireDefaults(document: Json): void {
  for (const { parameters } of operationsOf(document)) {
    for (const parameter of parameters) {
      if (member(parameter, 'schema')['default'] !== undefined) parameter['required'] = true
    }
  }
}
