import { isJson, type Json, mapObjects, member, operationsOf, SCHEMAS, schemaName, schemasOf } from './schema.ts'

/**
 * The document as a handler sees its requests: read-only properties are not there, and parameters with a default are
 * always there. A named schema that has read-only properties gets a sibling for requests, `AssistantRequest`.
 */
export function requestView(document: Json): Json {
  const view = structuredClone(document)
  const schemas = schemasOf(view)
  const writable = new Map<string, string>()
  for (const { object } of operationsOf(view)) {
    const content = member(member(object, 'requestBody'), 'content')
    for (const media of Object.values(content)) if (isJson(media)) media['schema'] = writableView(media['schema'])
  }
  mapParameters(view)
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
      throw new Error(`${sibling} is the name of the request's view of ${name}: give yours another`)
    writable.set(name, sibling)
    const view = writableView(schemas[name])
    // A schema without anything read-only, inside as outside, is the same in requests as in replies.
    if (JSON.stringify(view).replaceAll(/Request"/g, '"') === JSON.stringify(schemas[name]) && !refersToSibling(view)) {
      writable.set(name, name)
      return name
    }
    schemas[sibling] = view
    return sibling
  }

  function refersToSibling(schema: unknown): boolean {
    let refers = false
    mapObjects(schema, (object) => {
      const name = schemaName(object)
      if (name !== undefined && !Object.hasOwn(schemasOf(document), name)) refers = true
      return object
    })
    return refers
  }
}

function withoutReadOnly(schema: Json): Json {
  const properties = schema['properties']
  if (!isJson(properties)) return schema
  const writable = Object.entries(properties).filter(
    ([, property]) => !(isJson(property) && property['readOnly'] === true),
  )
  const required = (Array.isArray(schema['required']) ? schema['required'] : []).filter((name) => {
    return writable.some(([property]) => property === name)
  })
  const { required: _, ...rest } = schema
  return { ...rest, properties: Object.fromEntries(writable), ...(required.length > 0 && { required }) }
}

function mapParameters(document: Json): void {
  for (const { parameters } of operationsOf(document)) {
    for (const parameter of parameters) {
      if (member(parameter, 'schema')['default'] !== undefined) parameter['required'] = true
    }
  }
}
