import { pointerTo } from '../exchange/findings.ts'
import { describeSchemaError } from '../exchange/schema-error.ts'
import type { Difference } from '../journal/forwarded.ts'
import { objectOf, responseOf } from '../spec/declaration.ts'
import { type HeaderObject, type ResponseObject, resolve } from '../spec/document.ts'
import { escapeToken, tokensOf, valueAt } from '../spec/json-pointer.ts'
import { declaredTypeOf, essenceOf, JSON_TYPE } from '../spec/media-type.ts'
import { memberTreesOf } from '../spec/member-tree.ts'
import type { Operation } from '../spec/spec.ts'
import { undeclaredMembers } from '../spec/undeclared.ts'
import type { BodyCheck, ResponseCheck, Validate } from '../spec/validators.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { grouped } from './grouped.ts'

/** A response of another server, beside the operation that declares it. */
export interface ReceivedResponse {
  readonly vendor: Vendor
  readonly operation: Operation
  /** method of the request; the response to a HEAD request has no body */
  readonly method: string
  readonly status: number
  readonly headers: Headers
  /** the text of the whole body without compression; undefined if it is not known, and then not compared */
  readonly text: string | undefined
}

/** Status of a conditional request whose client has the current body. HTTP defines it, so no spec has to. */
const NOT_MODIFIED = 304
/** Most undeclared members that are counted. */
const MOST_COUNTED = 1000

/** Returns how a response of another server differs from the spec. Headers that the spec does not declare are ignored. */
export function responseDifferences(received: ReceivedResponse): Difference[] {
  const { vendor, operation, status } = received
  if (status === NOT_MODIFIED) return []
  const check = vendor.checks.response(operation, status)
  const declared = responseOf(vendor.spec.document, objectOf(vendor.spec.document, operation), status)
  if (!check || !declared)
    return vendor.spec.undeclaredErrors === 'neutral' && status >= 400 ? [] : [undeclaredStatus(received)]
  return grouped([...headerDifferences(received, check, declared), ...bodyDifferences(received, check, declared)])
}

function undeclaredStatus({ operation, status }: ReceivedResponse): Difference {
  const declared = [...operation.responses, ...operation.ranges].join(', ')
  const message = `${status} is not declared for ${operation.id}, which declares ${declared}`
  return difference('status', '', 'undeclared', message)
}

function headerDifferences(
  { headers, vendor }: ReceivedResponse,
  { headers: check }: ResponseCheck,
  declared: ResponseObject,
) {
  if (!check) return []
  const values = Object.entries(declared.headers ?? {}).flatMap(([name, reference]) => {
    const value = headers.get(name)
    const { schema } = resolve<HeaderObject>(vendor.spec.document, reference)
    return value === null ? [] : [[name, convertText(value, schema?.type)] as const]
  })
  return errorsOf(check, Object.fromEntries(values)).map(({ at, ...error }) => ({
    ...error,
    in: 'header' as const,
    at: at.slice(1),
  }))
}

/** Converts the text of a header to the declared type, if it has the form of one. */
function convertText(text: string, type: string | readonly string[] = []): string | number | boolean {
  const types = [type].flat()
  if (types.some((one) => one === 'integer' || one === 'number') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  return types.includes('boolean') && /^(?:true|false)$/.test(text) ? text === 'true' : text
}

function bodyDifferences(
  { vendor, method, headers, text }: ReceivedResponse,
  { bodies }: ResponseCheck,
  declared: ResponseObject,
) {
  if (method === 'HEAD' || text === undefined) return []
  const types = Object.keys(bodies)
  if (types.length === 0) return text === '' ? [] : [difference('body', '', 'body', 'must be empty')]
  if (text === '') return [difference('body', '', 'required', 'is required')]
  const actual = essenceOf(headers.get('content-type') ?? '')
  const type = declaredTypeOf(actual, types)
  if (type === undefined) {
    const message = `must be ${types.join(' or ')}, got ${actual === '' ? 'none' : actual}`
    return [difference('header', 'content-type', 'content', message)]
  }
  if (!JSON_TYPE.test(actual)) return []
  const value = parsed(text)
  if (value === undefined) return [difference('body', '', 'syntax', 'must be valid JSON')]
  return [
    ...undeclaredDifferences(vendor, declared.content?.[type]?.schema, value),
    ...schemaDifferences(value, bodies[type] ?? {}, vendor.spec.schemas),
  ]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns the undeclared members of a body, and removes them from it: the checks report only the first error of some. */
function undeclaredDifferences({ spec }: Vendor, schema: unknown, body: unknown): Difference[] {
  const undeclared = undeclaredMembers(memberTreesOf(spec.document).of(schema), body, MOST_COUNTED)
  for (const { at } of undeclared) removeAt(body, at)
  return undeclared.map(({ at }) => difference('body', at, 'undeclared', 'is not declared'))
}

function removeAt(body: unknown, at: string): void {
  const owner = valueAt(body, at.slice(0, at.lastIndexOf('/')))
  if (typeof owner === 'object' && owner !== null) Reflect.deleteProperty(owner, tokensOf(at).at(-1) ?? '')
}

function schemaDifferences(
  body: unknown,
  { check, record, lists = {} }: BodyCheck,
  records: Vendor['spec']['schemas'],
): Difference[] {
  const inLists = Object.entries(lists).flatMap(([name, schema]) => {
    const items = valueAt(body, `/${escapeToken(name)}`)
    if (!Array.isArray(items)) return []
    return items.flatMap((item, i) => errorsOf(records[schema], item, `/${escapeToken(name)}/${i}`))
  })
  return [...errorsOf(check, body), ...errorsOf(record === undefined ? undefined : records[record], body), ...inLists]
}

function errorsOf(check: Validate | undefined, value: unknown, before = ''): Difference[] {
  if (!check || check(value)) return []
  return (check.errors ?? []).map((error) =>
    difference('body', before + pointerTo(error), error.keyword, describeSchemaError(error)),
  )
}

function difference(where: Difference['in'], at: string, keyword: string, message: string): Difference {
  return { of: 'response', in: where, at, keyword, message, count: 1 }
}
