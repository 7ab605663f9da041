import { isJson, type Json } from './json.ts'

/** Kinds of objects in a document of OpenAPI 3 or Swagger 2.0. */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'schema'
  | 'securityScheme'
  | 'callback'
  | 'example'
  | 'link'

/** Kind of the children of a property: one object, a list of them, or a map with any names. */
type Child = readonly ['one' | 'list' | 'map', Kind]

const SCHEMA: Child = ['one', 'schema']
const SCHEMAS: Child = ['list', 'schema']
const SCHEMA_MAP: Child = ['map', 'schema']
const OPERATION: Child = ['one', 'operation']

/** Properties of each kind of object that contain other objects. Examples, defaults and extensions are not followed. */
const SHAPES = shapes({
  document: {
    paths: ['map', 'pathItem'],
    webhooks: ['map', 'pathItem'],
    components: ['one', 'components'],
    definitions: SCHEMA_MAP,
    parameters: ['map', 'parameter'],
    responses: ['map', 'response'],
  },
  components: {
    schemas: SCHEMA_MAP,
    parameters: ['map', 'parameter'],
    responses: ['map', 'response'],
    requestBodies: ['map', 'requestBody'],
    headers: ['map', 'header'],
    securitySchemes: ['map', 'securityScheme'],
    pathItems: ['map', 'pathItem'],
    callbacks: ['map', 'callback'],
    examples: ['map', 'example'],
    links: ['map', 'link'],
  },
  pathItem: {
    parameters: ['list', 'parameter'],
    get: OPERATION,
    head: OPERATION,
    post: OPERATION,
    put: OPERATION,
    patch: OPERATION,
    delete: OPERATION,
    options: OPERATION,
    trace: OPERATION,
  },
  operation: {
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'requestBody'],
    responses: ['map', 'response'],
    callbacks: ['map', 'callback'],
  },
  // `items` is Swagger 2.0.
  parameter: { schema: SCHEMA, content: ['map', 'mediaType'], items: SCHEMA, examples: ['map', 'example'] },
  header: { schema: SCHEMA, content: ['map', 'mediaType'], items: SCHEMA, examples: ['map', 'example'] },
  requestBody: { content: ['map', 'mediaType'] },
  response: {
    content: ['map', 'mediaType'],
    headers: ['map', 'header'],
    links: ['map', 'link'],
    // Swagger 2.0
    schema: SCHEMA,
  },
  mediaType: { schema: SCHEMA, itemSchema: SCHEMA, examples: ['map', 'example'], encoding: ['map', 'encoding'] },
  encoding: { headers: ['map', 'header'] },
  schema: {
    properties: SCHEMA_MAP,
    patternProperties: SCHEMA_MAP,
    dependentSchemas: SCHEMA_MAP,
    $defs: SCHEMA_MAP,
    definitions: SCHEMA_MAP,
    additionalProperties: SCHEMA,
    unevaluatedProperties: SCHEMA,
    propertyNames: SCHEMA,
    items: SCHEMA,
    unevaluatedItems: SCHEMA,
    contains: SCHEMA,
    not: SCHEMA,
    // A literal with a property `then` looks like a promise to linters.
    ...Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, SCHEMA])),
    allOf: SCHEMAS,
    anyOf: SCHEMAS,
    oneOf: SCHEMAS,
    prefixItems: SCHEMAS,
  },
  securityScheme: {},
  callback: {},
  example: {},
  link: {},
})

/** Properties that contain other objects, by name. */
type Shape = ReadonlyMap<string, Child>

function shapes(children: Readonly<Record<Kind, Readonly<Record<string, Child>>>>): ReadonlyMap<Kind, Shape> {
  // Every entry of the record has one of the kinds as its name.
  return new Map(Object.entries(children).map(([kind, shape]) => [kind as Kind, new Map(Object.entries(shape))]))
}

/**
 * Called with an object of a document, its kind, the object or array that contains it, and its property there. Documents
 * have up to a million objects: the arguments have no object of their own.
 */
export type Visit = (kind: Kind, object: Json, parent: Json | unknown[], name: string) => void

/**
 * Calls a function with each object of a document, parents before children, so that the function may change what the
 * object contains. Does not follow an object that the function replaced in its parent.
 */
export function visitObjects(kind: Kind, object: Json, visit: Visit): void {
  // The names of a callback are expressions.
  if (kind === 'callback') visitAll('pathItem', object, visit)
  const shape = SHAPES.get(kind)
  if (shape === undefined || shape.size === 0) return
  for (const property in object) {
    const child = shape.get(property)
    if (child === undefined) continue
    const value = object[property]
    if (typeof value !== 'object' || value === null) continue
    const [form, childKind] = child
    if (form === 'one' || (form === 'list' && !Array.isArray(value)))
      visitOne(childKind, value, object, property, visit)
    else visitAll(childKind, value, visit)
  }
}

function visitAll(kind: Kind, parent: object, visit: Visit): void {
  // Arrays have the indexes as property names.
  const children = parent as Json
  const hasExtensions = kind !== 'schema' && kind !== 'header'
  for (const name of Object.keys(children)) {
    const child = children[name]
    if (typeof child !== 'object' || child === null || (hasExtensions && name.startsWith('x-'))) continue
    visitOne(kind, child, children, name, visit)
  }
}

function visitOne(kind: Kind, child: object, parent: Json | unknown[], name: string, visit: Visit): void {
  if (Array.isArray(child) && kind === 'schema') visitAll(kind, child, visit)
  if (!isJson(child)) return
  visit(kind, child, parent, name)
  if ((parent as Json)[name] === child) visitObjects(kind, child, visit)
}
