import { isJson, type Json, member, resolved, schemaName } from '../../../engine/closed/schema.ts'
import { objectLiteral } from './code.ts'
import { objectShape } from './object-shape.ts'
import type { TypedOperation, TypedResource } from './typed-resource.ts'

/** The response that a handler answers a success with. */
export interface SuccessResponse {
  /** status, if the document declares several and the result has to name one */
  readonly status: string | undefined
  /** schema of the body; undefined if the response has no body */
  readonly schema: unknown
}

/** Returns the response of a success, or undefined if it is not JSON or requires headers. */
export function successOf({ document }: TypedResource, { object, role }: TypedOperation): SuccessResponse | undefined {
  const responses = member(object, 'responses')
  const statuses = Object.keys(responses).filter((status) => /^[23]\d\d$/.test(status))
  const [first] = statuses
  if (first === undefined || Object.keys(responses).some((status) => /^[23]XX$/i.test(status))) return undefined
  const chosen = role.kind === 'create' && statuses.includes('201') ? '201' : first
  const response = resolved(document, responses[chosen])
  const headers = Object.values(member(response, 'headers')).map((header) => resolved(document, header))
  if (headers.some((header) => header['required'] === true)) return undefined
  const content = Object.entries(member(response, 'content'))
  const schemas = content.map(([, media]) => (isJson(media) ? media['schema'] : undefined))
  if (content.some(([type]) => !/^application\/(?:[\w.-]+\+)?json(?:;|$)/.test(type))) return undefined
  if (new Set(schemas.map((schema) => JSON.stringify(schema))).size > 1) return undefined
  return { status: statuses.length > 1 ? chosen : undefined, schema: schemas[0] }
}

/** Returns the result of a handler that answers with a body. */
export function resultCode({ status }: SuccessResponse, body: string): string {
  return status === undefined
    ? body
    : objectLiteral([
        ['status', status],
        ['body', body],
      ])
}

/** Returns the body that contains a record at the place that the role names, or undefined if it needs more. */
export function bodyCode(target: TypedResource, operation: TypedOperation, record: string): string | undefined {
  const { role } = operation
  const success = successOf(target, operation)
  if (success?.schema === undefined || role.kind === 'stateless' || role.responsePlace === undefined) return undefined
  const body = enclosed(target, { schema: success.schema, place: role.responsePlace }, record)
  return body === undefined ? undefined : resultCode(success, body)
}

interface Enclosure {
  readonly schema: unknown
  readonly place: readonly string[]
}

function enclosed(target: TypedResource, { schema, place }: Enclosure, record: string): string | undefined {
  if (place.length === 0) return schemaName(schema) === target.schema ? record : undefined
  const [name = '', ...deeper] = place
  const shape = objectShape(target.document, schema)
  const inner = shape?.properties.get(name)
  if (deeper.length > 0 || schemaName(inner) !== target.schema) return undefined
  if ([...(shape?.required ?? [])].some((required) => required !== name)) return undefined
  return objectLiteral([[name, record]])
}

/** Returns the schema of a parameter, or undefined if the operation does not declare it. */
export function parameterSchema(
  { document }: TypedResource,
  { parameters }: TypedOperation,
  { name, where }: { readonly name: string; readonly where: 'path' | 'query' },
): Json | undefined {
  const found = parameters.find((parameter) => parameter['name'] === name && parameter['in'] === where)
  return found === undefined || !isJson(found['schema']) ? undefined : resolved(document, found['schema'])
}
