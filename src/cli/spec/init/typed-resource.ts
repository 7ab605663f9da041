import { type Json, operationsOf, resolved, SCHEMAS, schemasOf } from '../../../engine/closed/schema.ts'
import type { Model, Resource, Role } from '../../../specs/model/model.ts'
import { type ObjectShape, objectShape, typeOf } from './object-shape.ts'

/** A resource whose handlers can be written as typed code: its records have one key, and no parents. */
export interface TypedResource {
  readonly document: Json
  readonly resource: Resource
  /** name of the schema of its records */
  readonly schema: string
  readonly record: ObjectShape
  /** property of the record that contains the key */
  readonly key: string
  /** JSON type of the key */
  readonly keyType: 'string' | 'integer'
  readonly operations: readonly TypedOperation[]
}

/** An operation of a resource. */
export interface TypedOperation {
  readonly id: string
  readonly role: Role
  readonly object: Json
  readonly parameters: readonly Json[]
}

/** Returns the resources of a document whose handlers can be written as typed code, in the order of the document. */
export function typedResources(document: Json, model: Model): TypedResource[] {
  const operations = operationsOf(document)
  return [...model.resources.values()].flatMap((resource) => {
    const own = operations.flatMap(({ id, object, parameters }) => {
      const role = model.roles.get(id)
      if (role === undefined || role.kind === 'stateless' || role.resource !== resource.name) return []
      return [{ id, role, object, parameters }]
    })
    return typedResource(document, resource, own) ?? []
  })
}

function typedResource(
  document: Json,
  resource: Resource,
  operations: readonly TypedOperation[],
): TypedResource | undefined {
  const { schema, key, parents } = resource
  const [property, ...deeper] = key?.place ?? []
  if (schema === undefined || property === undefined || deeper.length > 0 || parents.length > 0) return undefined
  if (key?.in !== 'path' || key.others.length > 0 || resource.missing !== undefined) return undefined
  if (!(schema in schemasOf(document))) return undefined
  const record = objectShape(document, { $ref: SCHEMAS + schema })
  const keyType = typeOf(document, record?.properties.get(property))
  if (record === undefined || (keyType !== 'string' && keyType !== 'integer')) return undefined
  return { document, resource, schema, record, key: property, keyType, operations }
}

/** Returns the schema of a property of the records. */
export function propertyOf({ document, record }: TypedResource, name: string): Json {
  return resolved(document, record.properties.get(name) ?? {})
}
