import { METHODS, type PathItem } from '../engine/spec/document.ts'
import { defineLazy, once } from '../engine/spec/lazy.ts'
import { isObject } from '../world/is-object.ts'
import { type OperationFacts, successOf } from './handlers/operation-facts.ts'
import { isIndex } from './handlers/place.ts'
import type { ResourceRuntime } from './handlers/runtime.ts'
import type { Model, Place, Resource, Role } from './model/model.ts'
import { singular, wordsOf } from './model/words.ts'
import { schemaOf } from './schema/content.ts'
import type { Schemas } from './schema/schemas.ts'

/** Adds to each resource of a model what handlers need to know of it. Most of it is read when it is first needed. */
export function resourceRuntimes(
  model: Model,
  operations: ReadonlyMap<string, OperationFacts>,
  schemas: Schemas,
): Map<string, ResourceRuntime> {
  const known = schemas.document.components['schemas']
  const taken = new Set(isObject(known) ? Object.keys(known) : [])
  const children = once(() => childrenOf(model))
  const showing = once(() => showingOf(model))
  return new Map(
    [...model.resources].map(([name, resource]) => {
      const stored = unusedName(`${capitalise(name)}Record`, taken)
      const numberKey = () => numberBelow(resource, schemas)
      const facts = {
        resource,
        stored,
        noun: nounOf(name),
        schema: undefined,
        parameters: NONE,
        numberKey,
        children: [],
      }
      defineLazy(facts, 'schema', () => recordSchema(resource, { showing, operations, schemas }))
      defineLazy(facts, 'parameters', () => parametersOf(resource, schemas))
      defineLazy(facts, 'children', () => children().get(name) ?? [])
      return [name, facts]
    }),
  )
}

/** Parameters that are not read yet. */
const NONE: ReadonlyMap<string, unknown> = new Map()

/** Returns the schemas of the parameters of a resource's item path, by name. */
function parametersOf({ itemPath }: Resource, schemas: Schemas): Map<string, unknown> {
  return pathParameters(schemas.document.paths[itemPath ?? ''], schemas)
}

function pathParameters(item: PathItem | undefined, schemas: Schemas): Map<string, unknown> {
  const declared = [...(item?.parameters ?? []), ...METHODS.flatMap((method) => item?.[method]?.parameters ?? [])]
  const parameters = declared.map((parameter) => schemas.resolve(parameter)).filter(isObject)
  return new Map(
    parameters.flatMap((one) => (one['in'] === 'path' ? [[String(one['name']), schemaOf(one)] as const] : [])),
  )
}

/** Returns the schema of a number that a path below an item path has in the place of its key; undefined if none has. */
function numberBelow({ itemPath }: Resource, schemas: Schemas): unknown {
  const own = itemPath?.split('/') ?? []
  const shape = `${shapeOf(own)}/`
  if (itemPath === undefined) return undefined
  for (const [path, item] of Object.entries(schemas.document.paths)) {
    const segments = path.split('/')
    if (segments.length <= own.length || !`${shapeOf(segments)}/`.startsWith(shape)) continue
    const name = segments[own.length - 1]?.slice(1, -1) ?? ''
    const schema = pathParameters(item, schemas).get(name)
    if (schemas.flat(schema).types.includes('integer')) return schema
  }
  return undefined
}

function shapeOf(segments: readonly string[]): string {
  return segments.map((segment) => (segment.startsWith('{') ? '{}' : segment)).join('/')
}

/** Returns the resources below each resource, in one pass. */
function childrenOf({ resources }: Model): Map<string, Resource[]> {
  const children = new Map<string, Resource[]>()
  for (const resource of resources.values()) {
    for (const parent of new Set(resource.parents.map((one) => one.resource))) {
      if (parent === undefined) continue
      const known = children.get(parent)
      if (known) known.push(resource)
      else children.set(parent, [resource])
    }
  }
  return children
}

/** Returns the operations of each resource, in one pass. */
function showingOf({ roles }: Model): Map<string, Parts> {
  const showing = new Map<string, [string, Exclude<Role, { kind: 'stateless' }>][]>()
  for (const [id, role] of roles) {
    if (role.kind === 'stateless') continue
    const known = showing.get(role.resource)
    if (known) known.push([id, role])
    else showing.set(role.resource, [[id, role]])
  }
  return showing
}

function unusedName(name: string, taken: Set<string>): string {
  let unused = name
  for (let i = 2; taken.has(unused); i++) unused = `${name}${i}`
  taken.add(unused)
  return unused
}

/** Returns the noun for a record of a resource: `issueComments` has records named *Issue comment*. */
function nounOf(name: string): string {
  return capitalise(singular(wordsOf(name).join(' '))) || name
}

function capitalise(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/** Ids of operations with the parts that they play for a resource. */
type Parts = readonly (readonly [id: string, role: Exclude<Role, { kind: 'stateless' }>])[]

interface SchemaContext {
  /** Returns the operations of each resource by its name. */
  readonly showing: () => ReadonlyMap<string, Parts>
  readonly operations: ReadonlyMap<string, OperationFacts>
  readonly schemas: Schemas
}

/** Roles in the order in which their responses are asked for the schema of a record without a name. */
const SHOWING: readonly Role['kind'][] = ['read', 'create', 'update', 'list', 'action']

/** Returns the schema of a record as responses show it; undefined if none declares it. */
function recordSchema(resource: Resource, context: SchemaContext): unknown {
  if (resource.schema !== undefined) return { $ref: `#/components/schemas/${resource.schema}` }
  for (const kind of SHOWING) {
    for (const [id, role] of context.showing().get(resource.name) ?? []) {
      if (role.kind !== kind) continue
      const found = schemaInResponse(id, role, context)
      if (found !== undefined) return found
    }
  }
  return undefined
}

function schemaInResponse(id: string, role: Exclude<Role, { kind: 'stateless' }>, context: SchemaContext): unknown {
  const operation = context.operations.get(id)
  if (!operation || role.responsePlace === undefined) return undefined
  const { schema } = successOf(operation, role.kind === 'create' ? [201, 200] : [200])
  if (role.kind !== 'list') return schemaAt(schema, role.responsePlace, context.schemas)
  const list = context.schemas.flat(schemaAt(schema, role.listPlace, context.schemas))
  return schemaAt(list.items, role.responsePlace, context.schemas)
}

function schemaAt(schema: unknown, place: Place, schemas: Schemas): unknown {
  let found = schema
  for (const name of place) {
    const { properties, items } = schemas.flat(found)
    found = properties.get(name) ?? (isIndex(name) ? items : undefined)
  }
  return found
}
