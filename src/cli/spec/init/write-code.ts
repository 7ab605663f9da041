import { isJson, member, resolved } from '../generate/schema.ts'
import { access, literal, objectLiteral } from './code.ts'
import { haveSameType, type ObjectShape, objectShape } from './object-shape.ts'
import { bodyCode, parameterSchema, successOf } from './response-code.ts'
import { propertyOf, type TypedOperation, type TypedResource } from './typed-resource.ts'

/** Returns a valid value of a schema. */
export type Sample = (schema: unknown) => unknown

/** The code of a handler: what it reads from its context, and its statements. */
export interface HandlerCode {
  /** properties of the context, such as `world` */
  readonly uses: readonly string[]
  readonly lines: readonly string[]
}

/** Ids that the context creates are UUIDs. */
const UUID_LENGTH = 36

/** Returns the code that creates a record; undefined if the document requires more than code can state. */
export function createCode(target: TypedResource, operation: TypedOperation, sample: Sample): HandlerCode | undefined {
  const { role } = operation
  if (role.kind !== 'create' || role.upserts) return undefined
  const body = requestBody(target, operation)
  const key = newKey(target)
  const response = bodyCode(target, operation, 'created')
  if (body === undefined || key === undefined || response === undefined) return undefined
  const times = timestamps(target, ['created', 'updated'])
  const set = new Set([target.key, ...times.map(([name]) => name)])
  const defaults = [...target.record.required]
    .filter((name) => !set.has(name) && !(body.isRequired && body.shape.present.has(name)))
    .map((name) => [name, literal(sample(target.record.properties.get(name)))] as const)
  const record = objectLiteral([...defaults, ['...', body.code], [target.key, key.code], ...times])
  return {
    uses: ['world', 'body', ...key.uses, ...(times.length > 0 ? ['clock'] : [])],
    lines: [`const created = ${collection(target)}.insert(${record})`, `return ${response}`],
  }
}

/** Returns the code that changes a record; undefined if the document requires more than code can state. */
export function updateCode(target: TypedResource, operation: TypedOperation): HandlerCode | undefined {
  const { role } = operation
  if (role.kind !== 'update') return undefined
  const body = requestBody(target, operation)
  const path = keyOfPath(target, operation)
  const response = bodyCode(target, operation, 'updated')
  if (body === undefined || path === undefined || response === undefined) return undefined
  const times = timestamps(target, ['updated'])
  const kept = keepsKey(target, body.shape) ? [] : [[target.key, access('current', target.key)] as const]
  const changes = objectLiteral([['...', body.code], ...kept, ...times])
  return {
    uses: ['world', 'path', 'body', ...(times.length > 0 ? ['clock'] : [])],
    lines: [
      ...(kept.length > 0 ? [`const current = ${collection(target)}.getOrThrow(${path})`] : []),
      `const updated = ${collection(target)}.update(${path}, ${kept.length + times.length > 0 ? changes : `${body.code}${body.isRequired ? '' : ' ?? {}'}`})`,
      `return ${response}`,
    ],
  }
}

/** Returns the code that changes a record as an action does; undefined if the document requires more. */
export function actionCode(target: TypedResource, operation: TypedOperation): HandlerCode | undefined {
  const { role } = operation
  if (role.kind !== 'action' || role.sets.length === 0) return undefined
  const path = keyOfPath(target, operation)
  const response = bodyCode(target, operation, 'updated')
  const isPlain = role.sets.every(({ place: [name = '', ...deeper] }) => {
    return deeper.length === 0 && target.record.properties.has(name)
  })
  if (path === undefined || response === undefined || !isPlain) return undefined
  const sets = role.sets.map(({ place: [name = ''], value }) => [name, literal(value)] as const)
  const times = timestamps(target, ['updated'])
  return {
    uses: ['world', 'path', ...(times.length > 0 ? ['clock'] : [])],
    lines: [
      `const updated = ${collection(target)}.update(${path}, ${objectLiteral([...sets, ...times])})`,
      `return ${response}`,
    ],
  }
}

/** Returns the code that deletes a record; undefined if the document requires more than code can state. */
export function deleteCode(target: TypedResource, operation: TypedOperation): HandlerCode | undefined {
  const path = keyOfPath(target, operation)
  const success = successOf(target, operation)
  if (path === undefined || success === undefined) return undefined
  const removal = `${collection(target)}.delete(${path})`
  if (success.schema !== undefined) {
    const response = bodyCode(target, operation, 'deleted')
    if (response === undefined) return undefined
    return { uses: ['world', 'path'], lines: [`const deleted = ${removal}`, `return ${response}`] }
  }
  const result = success.status === undefined ? [] : [`return ${objectLiteral([['status', success.status]])}`]
  return { uses: ['world', 'path'], lines: [removal, ...result] }
}

/** Returns the code that reads a record; undefined if the document requires more than code can state. */
export function readCode(target: TypedResource, operation: TypedOperation): HandlerCode | undefined {
  const path = keyOfPath(target, operation)
  if (path === undefined) return undefined
  const response = bodyCode(target, operation, `${collection(target)}.getOrThrow(${path})`)
  return response === undefined ? undefined : { uses: ['world', 'path'], lines: [`return ${response}`] }
}

/** Returns the expression of the resource's collection. */
export function collection({ resource }: TypedResource): string {
  return access('world', resource.name)
}

/** Returns the expression of the key in a request's path. */
function keyOfPath(target: TypedResource, operation: TypedOperation): string | undefined {
  const { role } = operation
  const { key } = target.resource
  if (role.kind === 'stateless' || key === undefined) return undefined
  const name = role.parameters[key.parameter] ?? key.parameter
  const schema = parameterSchema(target, operation, { name, where: 'path' })
  if (schema === undefined) return undefined
  const expression = access('path', name)
  return schema['type'] === 'string' ? expression : `String(${expression})`
}

interface RequestBodyCode {
  readonly code: string
  readonly shape: ObjectShape
  readonly isRequired: boolean
}

/** Returns the part of a request body that describes the record, if its properties have the types of the record's. */
function requestBody(target: TypedResource, { object, role }: TypedOperation): RequestBodyCode | undefined {
  const { document, record } = target
  if (role.kind === 'stateless' || object['requestBody'] === undefined) return undefined
  const declared = resolved(document, object['requestBody'])
  const schemas = Object.values(member(declared, 'content')).map((media) =>
    isJson(media) ? media['schema'] : undefined,
  )
  const [schema] = schemas
  if (schema === undefined || new Set(schemas.map((one) => JSON.stringify(one))).size > 1) return undefined
  const part = partOf(document, schema, role.requestPlace)
  if (part === undefined) return undefined
  const isCompatible = [...part.shape.properties].every(([name, property]) => {
    const own = record.properties.get(name)
    return own === undefined ? !record.isClosed : haveSameType(document, property, own)
  })
  if (!isCompatible) return undefined
  const isRequired = declared['required'] === true
  const base = isRequired || role.requestPlace.length === 0 ? 'body' : 'body?'
  const [place] = role.requestPlace
  return { ...part, code: place === undefined ? 'body' : access(base, place), isRequired: isRequired && part.isPresent }
}

interface BodyPart {
  readonly shape: ObjectShape
  /** true if every valid body has the part */
  readonly isPresent: boolean
}

function partOf(document: TypedResource['document'], schema: unknown, place: readonly string[]): BodyPart | undefined {
  const shape = objectShape(document, schema)
  if (shape === undefined || place.length > 1) return undefined
  const [name] = place
  if (name === undefined) return { shape, isPresent: true }
  const inner = objectShape(document, shape.properties.get(name))
  return inner === undefined ? undefined : { shape: inner, isPresent: shape.present.has(name) }
}

interface KeyCode {
  readonly uses: readonly string[]
  readonly code: string
}

/** Returns the expression of a new key, if keys of its schema can be created by code. */
function newKey(target: TypedResource): KeyCode | undefined {
  const { key, keyType } = target
  const schema = propertyOf(target, key)
  if (schema['enum'] !== undefined || schema['const'] !== undefined) return undefined
  if (keyType === 'integer') {
    const largest = `${collection(target)}.list().reduce((largest, record) => Math.max(largest, ${access('record', key)} ?? 0), 0)`
    return { uses: [], code: `${largest} + 1` }
  }
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : UUID_LENGTH
  const isFree = schema['pattern'] === undefined && [undefined, 'uuid'].some((format) => schema['format'] === format)
  return isFree && most >= UUID_LENGTH ? { uses: ['id'], code: 'id()' } : undefined
}

/** Returns whether an update cannot change the key. */
function keepsKey({ key }: TypedResource, { properties }: ObjectShape): boolean {
  return !properties.has(key)
}

/** Returns the properties that contain the present time, if they are strings at the top of the record. */
function timestamps(target: TypedResource, on: readonly string[]): (readonly [name: string, code: string])[] {
  return target.resource.timestamps.flatMap(({ place: [name = '', ...deeper], on: event }) => {
    const isString = deeper.length === 0 && propertyOf(target, name)['format'] === 'date-time'
    return isString && on.includes(event) ? [[name, 'clock.now()'] as const] : []
  })
}
