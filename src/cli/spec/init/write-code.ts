import { isJson, member, resolved } from '../../../engine/closed/schema.ts'
import { fits } from '../../../specs/sample/fits.ts'
import { access, literal, type MemberCode, objectLiteral, wrappedLiteral } from './code.ts'
import { isStorable } from './is-storable.ts'
import { type ObjectShape, objectShape, withoutReadOnly } from './object-shape.ts'
import { bodyCode, parameterSchema, resultCode, successOf } from './response-code.ts'
import { propertyOf, type TypedOperation, type TypedResource } from './typed-resource.ts'

/** Returns a valid value of a schema. */
export type Sample = (schema: unknown) => unknown

/** The code of a handler: what it reads from its context, and its statements. */
export interface HandlerCode {
  /** properties of the context, such as `world` */
  readonly uses: readonly string[]
  readonly lines: readonly string[]
}

/** Expression of the present instant. */
const NOW = 'clock.now()'
/** An instant as a context returns it. */
const INSTANT = '2026-01-15T09:00:00.000Z'
/** Ids that the context creates are UUIDs. */
const UUID_LENGTH = 36

/** Returns the code that creates a record; undefined if the document requires more than code can state. */
export function createCode(target: TypedResource, operation: TypedOperation, sample: Sample): HandlerCode | undefined {
  const { role } = operation
  if (role.kind !== 'create' || role.upserts) return undefined
  const body = requestBody(target, operation)
  const response = bodyCode(target, operation, 'created')
  if (body === undefined || response === undefined) return undefined
  const isSent = body.isRequired && body.shape.present.has(target.key)
  const key = isSent ? SENT_KEY : newKey(target)
  if (key === undefined) return undefined
  const times = timestamps(target, ['created', 'updated'])
  const set = new Set([target.key, ...times.map(([name]) => name)])
  // Defaults of a request are filled in before its handler is called.
  const missing = [...target.record.required].filter((name) => {
    return !set.has(name) && !(body.isRequired && body.shape.required.has(name))
  })
  const sampled = (name: string) => [name, literal(sample(target.record.properties.get(name)))] as const
  // A request may contain properties that it does not declare.
  const isDeclared = (name: string) => body.shape.properties.has(name)
  const defaults = missing.filter(isDeclared).map(sampled)
  const isInstant = (name: string) => propertyOf(target, name)['format'] === 'date-time'
  const fixed = missing
    .filter((name) => !isDeclared(name))
    .map((name) => (isInstant(name) ? ([name, NOW] as const) : sampled(name)))
  const instants = [...fixed, ...times].filter(([, code]) => code === NOW).map(([name]) => name)
  if (!instants.every((name) => hasUsualForm(target, name))) return undefined
  const record = wrappedLiteral([...defaults, ['...', body.code], ...key.members, ...fixed, ...times])
  return {
    uses: ['world', 'body', ...key.uses, ...(instants.length > 0 ? ['clock'] : [])],
    lines: [...key.lines, ...returned('created', `${collection(target)}.insert(${record})`, response)],
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
  if (!times.every(([name]) => hasUsualForm(target, name))) return undefined
  const kept = keepsKey(target, body.shape) ? [] : [[target.key, access('current', target.key)] as const]
  const changes = wrappedLiteral([['...', body.code], ...kept, ...times])
  const sent = `${body.code}${body.isRequired ? '' : ' ?? {}'}`
  const isWhole = kept.length + times.length === 0
  return {
    uses: ['world', 'path', 'body', ...(times.length > 0 ? ['clock'] : [])],
    lines: [
      ...(kept.length > 0 ? [`const current = ${collection(target)}.getOrThrow(${path})`] : []),
      ...returned('updated', `${collection(target)}.update(${path}, ${isWhole ? sent : changes})`, response),
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
  if (!times.every(([name]) => hasUsualForm(target, name))) return undefined
  return {
    uses: ['world', 'path', ...(times.length > 0 ? ['clock'] : [])],
    lines: returned(
      'updated',
      `${collection(target)}.update(${path}, ${objectLiteral([...sets, ...times])})`,
      response,
    ),
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
    if (response !== undefined) return { uses: ['world', 'path'], lines: returned('deleted', removal, response) }
    const shape = objectShape(target.document, success.schema)
    if (shape === undefined || shape.properties.size > 0) return undefined
    return { uses: ['world', 'path'], lines: [removal, `return ${resultCode(success, '{}')}`] }
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

/** Returns the statements that return a response with a record that an expression evaluates to. */
function returned(name: string, expression: string, response: string): string[] {
  return response === name ? [`return ${expression}`] : [`const ${name} = ${expression}`, `return ${response}`]
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
  const whole = partOf(document, schema, role.requestPlace)
  if (whole === undefined) return undefined
  const part = { ...whole, shape: withoutReadOnly(whole.shape) }
  const isCompatible = [...part.shape.properties].every(([name, property]) => {
    const own = record.properties.get(name)
    return own === undefined ? !record.isClosed : isStorable(document, property, own)
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
  /** statements before the record */
  readonly lines: readonly string[]
  /** members of the record that contain the key */
  readonly members: readonly MemberCode[]
}

/** A key that is a part of the request body. */
const SENT_KEY: KeyCode = { uses: [], lines: [], members: [] }

/** Returns the expression of a new key, if keys of its schema can be created by code. */
function newKey(target: TypedResource): KeyCode | undefined {
  const { key, keyType } = target
  const schema = propertyOf(target, key)
  if (schema['enum'] !== undefined || schema['const'] !== undefined) return undefined
  if (keyType === 'integer') {
    const largest = `Math.max(largest, ${access('record', key)} ?? 0)`
    const line = `const last = ${collection(target)}.list().reduce((largest, record) => ${largest}, 0)`
    return { uses: [], lines: [line], members: [[key, 'last + 1']] }
  }
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : UUID_LENGTH
  const isFree = schema['pattern'] === undefined && [undefined, 'uuid'].some((format) => schema['format'] === format)
  return isFree && most >= UUID_LENGTH ? { uses: ['id'], lines: [], members: [[key, 'id()']] } : undefined
}

/** Returns whether an update cannot change the key. */
function keepsKey({ key }: TypedResource, { properties }: ObjectShape): boolean {
  return !properties.has(key)
}

/** Returns whether an instant can have the form in which a context returns it. */
function hasUsualForm(target: TypedResource, name: string): boolean {
  return fits(INSTANT, propertyOf(target, name))
}

/** Returns the properties that contain the present time, if they are strings at the top of the record. */
function timestamps(target: TypedResource, on: readonly string[]): MemberCode[] {
  return target.resource.timestamps.flatMap(({ place: [name = '', ...deeper], on: event }) => {
    const isString = deeper.length === 0 && propertyOf(target, name)['format'] === 'date-time'
    return isString && on.includes(event) ? [[name, NOW] as const] : []
  })
}
