import type { Document } from '../../../src/engine/spec/document.ts'
import { inferModel } from '../../../src/specs/model/infer-model.ts'
import type { Model, Resource, Role } from '../../../src/specs/model/model.ts'

/** An operation in short: query parameters by name, the properties of the request body, and the schema of the response. */
interface Short {
  readonly query?: Readonly<Record<string, object>>
  readonly body?: object
  readonly returns?: object
  readonly status?: string
  readonly headers?: object
}

/** Operations by `METHOD /path`. */
export type Operations = Readonly<Record<string, Short>>

/** Returns a document with some operations, whose ids are `METHOD /path`. */
export function documentOf(operations: Operations, schemas: object = {}): Document {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [id, short] of Object.entries(operations)) {
    const [method = '', path = ''] = id.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(id, path, short) }
  }
  const document = { openapi: '3.1.0', info: { title: 'Test', version: '1' }, paths, components: { schemas } }
  // The inference reads nothing of a document but its info, paths and components.
  return document as unknown as Document
}

function operationOf(operationId: string, path: string, short: Short): object {
  const { query = {}, body, returns, status = '200', headers } = short
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema }))
  const content = returns && { content: { 'application/json': { schema: returns } } }
  return {
    operationId,
    parameters: [...inPath, ...inQuery],
    ...(body && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: { [status]: { description: '', ...content, ...(headers && { headers }) } },
  }
}

/** Returns an object schema with properties of the given types. */
export function object(properties: Readonly<Record<string, object | string>>): object {
  const entries = Object.entries(properties).map(([name, one]) => [name, typeof one === 'string' ? { type: one } : one])
  return { type: 'object', properties: Object.fromEntries(entries) }
}

/** Returns the schema of an array. */
export function arrayOf(items: object): object {
  return { type: 'array', items }
}

/** Returns a reference to a schema of the document. */
export function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` }
}

/** Returns the model of a document with some operations. */
export function modelOf(operations: Operations, schemas: object = {}): Model {
  return inferModel(documentOf(operations, schemas))
}

/** Returns the only resource of a model. */
export function onlyResource(model: Model): Resource {
  const [resource, ...others] = model.resources.values()
  if (resource === undefined || others.length > 0) throw new Error(`${model.resources.size} resources`)
  return resource
}

/** Returns the role of an operation, which must have the given kind. */
export function roleOf<K extends Role['kind']>(model: Model, id: string, kind: K): Extract<Role, { kind: K }> {
  const role = model.roles.get(id)
  if (role?.kind !== kind) throw new Error(`${id} is ${role?.kind}`)
  // The comparison above leaves only roles of this kind.
  return role as Extract<Role, { kind: K }>
}
