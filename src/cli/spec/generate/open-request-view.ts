import {
  isJson,
  type Json,
  mapObjects,
  member,
  operationsOf,
  resolved,
  SCHEMAS,
  schemaName,
  schemasOf,
} from '../../../engine/closed/schema.ts'

/**
 * Returns any document as handlers see requests: without the read-only properties of bodies, and with required
 * parameters if they have a default. A named schema with read-only properties gets a sibling for requests.
 */
export function openRequestView(document: Json): Json {
  // Types need no discriminators, whose mappings may lead to files that do not exist.
  const view = asJson(mapObjects(document, ({ discriminator: _, ...object }) => object))
  const writable = new WritableSchemas(document, schemasOf(view))
  for (const { object } of operationsOf(view)) {
    if (object['requestBody'] === undefined) continue
    const content = member(resolved(view, object['requestBody']), 'content')
    for (const media of Object.values(content)) if (isJson(media)) media['schema'] = writable.view(media['schema'])
  }
  for (const { parameters } of operationsOf(view)) {
    for (const parameter of parameters) {
      if (member(parameter, 'schema')['default'] !== undefined) parameter['required'] = true
    }
  }
  return view
}

/** The named schemas of a document with their siblings for requests. */
class WritableSchemas {
  readonly #document: Json
  readonly #schemas: Json
  readonly #names = new Map<string, string>()

  constructor(document: Json, schemas: Json) {
    this.#document = document
    this.#schemas = schemas
  }

  /** Returns a schema without read-only properties. */
  view(schema: unknown): unknown {
    return mapObjects(schema, (object) => {
      const name = schemaName(object)
      return name === undefined ? this.#withoutReadOnly(object) : { ...object, $ref: SCHEMAS + this.#nameOf(name) }
    })
  }

  #nameOf(name: string): string {
    const known = this.#names.get(name)
    if (known !== undefined) return known
    if (!this.#isDirectional(name, new Set())) return name
    const sibling = unusedName(`${name}Request`, this.#schemas)
    this.#names.set(name, sibling)
    // Reserves the name until the schema, which may contain itself, is complete.
    this.#schemas[sibling] = {}
    this.#schemas[sibling] = this.view(schemasOf(this.#document)[name])
    return sibling
  }

  /** Returns whether a named schema has read-only properties at any depth. */
  #isDirectional(name: string, seen: Set<string>): boolean {
    if (seen.has(name)) return false
    seen.add(name)
    let found = false
    mapObjects(schemasOf(this.#document)[name], (object) => {
      const inner = schemaName(object)
      if (object['readOnly'] === true) found = true
      else if (inner !== undefined && !found) found = this.#isDirectional(inner, seen)
      return object
    })
    return found
  }

  #withoutReadOnly(schema: Json): Json {
    const { properties, required, ...rest } = schema
    if (!isJson(properties)) return schema
    const writable = Object.entries(properties).filter(([, property]) => !isReadOnly(property))
    if (writable.length === Object.keys(properties).length) return schema
    const names = (Array.isArray(required) ? required : []).filter((name) => !isReadOnly(properties[name]))
    return { ...rest, properties: Object.fromEntries(writable), ...(names.length > 0 && { required: names }) }
  }
}

function asJson(value: unknown): Json {
  return isJson(value) ? value : {}
}

/** Returns whether requests do not contain a property. */
export function isReadOnly(property: unknown): boolean {
  if (!isJson(property)) return false
  if (property['readOnly'] === true) return true
  return Array.isArray(property['allOf']) && property['allOf'].some(isReadOnly)
}

function unusedName(name: string, schemas: Json): string {
  let unused = name
  for (let i = 2; unused in schemas; i++) unused = `${name}${i}`
  return unused
}
