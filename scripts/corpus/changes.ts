import { type Client, mediaOf } from './client.ts'
import { declaredAt, isScalarSchema, type RecordSchema } from './echo.ts'
import { at, fold, isScalar, type JsonObject, objectOf, type Place, withValue } from './json.ts'
import type { ApiOperation } from './openapi.ts'
import { schemasAt, typeOf } from './schema.ts'

/** A body with one property whose value a later response must contain. */
export interface ChangedBody {
  readonly body: unknown
  readonly place: Place
  readonly value: unknown
}

/** A body, the place of the record in it, and folded names of properties that stay as they are. */
export interface BodyToChange {
  readonly body: unknown
  readonly place: Place
  readonly keep: readonly string[]
}

/** Properties that a service often sets itself although its document lets a request contain them. */
const SET_BY_SERVICE =
  /^(id|.*_id|.*Id|uuid|sid|.*_at|.*At|created.*|updated.*|state|status|type|kind|object|href|url|self)$/

/**
 * Adds to a body a scalar property that the operation accepts and the record's schema declares with the same type:
 * a free string if there is one. Returns undefined if the operation accepts none.
 */
export function changeBody(
  client: Client,
  operation: ApiOperation,
  { body, place, keep }: BodyToChange,
  record: RecordSchema & { readonly current: unknown },
): ChangedBody | undefined {
  const media = mediaOf(operation)
  const schema = media === undefined ? undefined : operation.bodies.get(media)
  if (schema === undefined) return undefined
  const { document } = client.api
  const isPatch = takesOperations(client, operation)
  const inside = isPatch
    ? record.schemas.flatMap((one) => schemasAt(document, one, []))
    : schemasAt(document, schema.value, place)
  const candidates = inside
    .flatMap((one) => candidatesOf(one, client, record))
    .filter(({ name }) => !keep.includes(fold(name)))
  for (const { name, schema: property } of candidates.toSorted((a, b) => a.rank - b.rank)) {
    const value = differentValue(client, name, property, at(record.current, [name]))
    if (value === undefined) continue
    const changed = isPatch ? [{ op: 'add', path: `/${name}`, value }] : withValue(body, [...place, name], value)
    if (client.accepts(operation, changed)) return { body: changed, place: [name], value }
  }
  return undefined
}

/** Returns whether the body of an operation is a JSON Patch (RFC 6902): a list of operations. */
export function takesOperations(client: Client, operation: ApiOperation): boolean {
  const { document } = client.api
  const schema = operation.bodies.get(mediaOf(operation) ?? '')
  return schemasAt(document, schema?.value, []).some(({ items }) => {
    return schemasAt(document, items, []).some(({ properties }) => {
      return ['op', 'path'].every((name) => Object.hasOwn(objectOf(properties), name))
    })
  })
}

interface Candidate {
  readonly name: string
  readonly schema: JsonObject
  /** 0 for the best */
  readonly rank: number
}

function candidatesOf(body: JsonObject, client: Client, record: RecordSchema): readonly Candidate[] {
  return Object.keys(objectOf(body['properties'])).flatMap((name) => {
    if (SET_BY_SERVICE.test(name)) return []
    const [schema] = schemasAt(client.api.document, body, [name])
    const [read] = declaredAt(record.document, record.schemas, [name])
    if (schema === undefined || read === undefined) return []
    const accepted = isScalarSchema(schema) && typeOf(schema) === typeOf(read)
    const open = schema['readOnly'] !== true && read['writeOnly'] !== true && schema['deprecated'] !== true
    return accepted && open ? [{ name, schema, rank: rankOf(name, schema) }] : []
  })
}

/** Ranks properties: free strings such as names and descriptions first, then other scalars. */
function rankOf(name: string, schema: JsonObject): number {
  const free = typeOf(schema) === 'string' && !schema['enum'] && !schema['format'] && !schema['pattern']
  if (free && /name|title|description|label|comment|note|subject|body|message/.test(fold(name))) return 0
  return free ? 1 : 2
}

function differentValue(client: Client, name: string, schema: JsonObject, current: unknown): unknown {
  if (typeOf(schema) === 'boolean') return current !== true
  const members = Array.isArray(schema['enum']) ? schema['enum'] : undefined
  if (members !== undefined) return members.find((member) => isScalar(member) && member !== current)
  const value = client.sample(schema, name)
  return value === current ? undefined : value
}
