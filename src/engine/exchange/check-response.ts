import { isObject } from '../../world/is-object.ts'
import { utf8 } from '../../world/utf8.ts'
import { concreteType, declaredTypeOf, essenceOf, isJsonType } from '../spec/media-type.ts'
import type { BodyCheck, ResponseCheck, Validate } from '../spec/validators.ts'
import { joinBytes } from './bytes.ts'
import { pointerTo } from './findings.ts'
import { describeSchemaError } from './schema-error.ts'
import { type ValidatedRecord, ValidatedRecords } from './validated-records.ts'

/** A violation of the spec by a response: never the client's fault, always a bug in DeskDouble. */
export interface Violation {
  readonly operation: string
  readonly status: number
  /** a JSON Pointer into the body, or the name of a header after `header ` */
  readonly at: string
  readonly keyword: string
  readonly message: string
}

/** Thrown when a response violates the spec, before it is sent. */
export class ResponseViolation extends Error {
  readonly violation: Violation

  constructor(violation: Violation) {
    const { operation, status, at, keyword, message } = violation
    super(`The ${status} response of ${operation} violates the spec at "${at}": ${message} (${keyword})`)
    this.name = 'ResponseViolation'
    this.violation = violation
  }
}

/** A response before it is checked. */
export interface ResponseDraft {
  readonly operation: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  /** undefined for no body; a string or a Response if the body is not JSON */
  readonly body: unknown
  /** the media type of a body that is a value, with its parameters. Defaults to JSON if the spec declares it */
  readonly mediaType?: string | undefined
  /** the body of a Response as text, if it is known before it is sent */
  readonly text?: string
  /** the bytes of a Response, if they are at hand */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

/** A response that was checked against the spec, as it is sent. */
export interface CheckedResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream | null
  /** the immutable value that the body encodes; undefined if the body is not JSON */
  readonly value: unknown
  /** the body as text, if it is not JSON and is known before it is sent */
  readonly text?: string
  /** the bytes of a Response, if they are at hand */
  readonly bytes?: Uint8Array<ArrayBuffer>
}

/**
 * Checks a response against the spec and encodes it. An unchanged record is checked and encoded only once.
 * @param declared the check for this status; undefined if the spec does not declare the status
 * @param records the validators of records, by schema name
 * @throws ResponseViolation
 */
export function checkResponse(
  draft: ResponseDraft,
  declared: ResponseCheck | undefined,
  records: Records,
): CheckedResponse {
  if (!declared) throw violation(draft, '', 'status', 'is not declared for this operation')
  if (draft.body instanceof Response) return checkRawResponse(draft, draft.body, declared)
  const headers = checkHeaders(draft, declared)
  if (draft.body === undefined) {
    if (Object.keys(declared.bodies).length > 0) throw violation(draft, '', 'required', 'must have a body')
    return { status: draft.status, headers, body: null, value: undefined }
  }
  const content = draft.mediaType === undefined ? contentOf(declared) : contentAs(draft.mediaType, draft, declared)
  if (!content) throw violation(draft, '', 'body', 'must have no body')
  headers['Content-Type'] = content.type
  if (!content.isJson) return { status: draft.status, headers, ...checkText(draft, content.check) }
  const body = encodeBody(draft, content.check, records)
  return { status: draft.status, headers, body, value: draft.body }
}

/** The content of a response whose body is a value. */
export interface Content {
  readonly type: string
  readonly isJson: boolean
  readonly check: BodyCheck
}

const contents = new WeakMap<ResponseCheck, Content | 'none'>()

/** Returns the declared content that a value is encoded as: JSON if it is declared. */
export function contentOf(declared: ResponseCheck): Content | undefined {
  let content = contents.get(declared)
  if (!content) {
    content = readContent(declared) ?? 'none'
    contents.set(declared, content)
  }
  return content === 'none' ? undefined : content
}

function readContent({ bodies }: ResponseCheck): Content | undefined {
  const mediaTypes = Object.keys(bodies)
  const mediaType = mediaTypes.find(isJsonType) ?? mediaTypes[0]
  const check = bodies[mediaType ?? '']
  if (mediaType === undefined || !check) return undefined
  const type = concreteType(mediaType)
  return { type, isJson: isJsonType(type), check }
}

/** Returns the declared content of a media type. @throws ResponseViolation if the spec does not declare it */
function contentAs(type: string, draft: ResponseDraft, { bodies }: ResponseCheck): Content {
  const mediaTypes = Object.keys(bodies)
  const essence = essenceOf(type)
  const check = bodies[declaredTypeOf(essence, mediaTypes) ?? '']
  if (check) return { type, isJson: isJsonType(essence), check }
  throw violation(draft, 'header Content-Type', 'content', `must be ${mediaTypes.join(' or ') || 'absent'}`)
}

/**
 * Checks the status, the headers and the media type of a response with a JSON body. Returns the headers.
 * @throws ResponseViolation
 */
export function checkHead(draft: ResponseDraft, declared: ResponseCheck): Record<string, string> {
  const headers = checkHeaders(draft, declared)
  const content = contentOf(declared)
  if (!content?.isJson) throw violation(draft, '', 'body', 'must not be a list')
  headers['Content-Type'] = content.type
  return headers
}

/** Checks a body without encoding it. @throws ResponseViolation */
export function checkBody(draft: ResponseDraft, { check, record, lists = {} }: BodyCheck, records: Records): void {
  const { body } = draft
  const whole = record === undefined ? check : records[record]
  if (whole && !whole(body)) throw violationOf(draft, '', whole)
  for (const [name, schema] of Object.entries(lists)) {
    const entries = isObject(body) ? body[name] : undefined
    if (!Array.isArray(entries)) continue
    for (const [i, entry] of entries.entries()) validateOnce(draft, entry, `/${name}/${i}`, records[schema])
  }
}

/** Checks a body that is a string and not JSON. It is sent unchanged. */
function checkText(draft: ResponseDraft, { check }: BodyCheck): Pick<CheckedResponse, 'body' | 'value' | 'text'> {
  const { body } = draft
  if (typeof body !== 'string') throw violation(draft, '', 'type', 'must be a string')
  if (check && !check(body)) throw violationOf(draft, '', check)
  return { body, value: undefined, text: body }
}

function checkHeaders(draft: ResponseDraft, declared: ResponseCheck): Record<string, string> {
  if (declared.headers && !declared.headers(draft.headers)) {
    const { at, keyword, message } = firstError(declared.headers)
    throw violation(draft, `header ${at.slice(1)}`, keyword, message)
  }
  const headers: Record<string, string | number> = { ...draft.headers }
  for (const name in headers) {
    const value = String(headers[name])
    if (!isFieldValue(name, value)) throw violation(draft, `header ${name}`, 'value', 'must be a header field value')
    headers[name] = value
  }
  // Every value is a string now.
  return headers as Record<string, string>
}

/** Returns whether a text can be the value of a header field. Most values are those of the latest response. */
function isFieldValue(name: string, value: string): boolean {
  if (latestValues.get(name) === value) return true
  if (!FIELD_VALUE.test(value)) return false
  if (latestValues.size >= MOST_NAMES) latestValues.clear()
  latestValues.set(name, value)
  return true
}

/** Value of a header field (RFC 9110, 5.5). Every runtime sends it; some of them throw at others. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

const latestValues = new Map<string, string>()
const MOST_NAMES = 64

/** Checks a response that is not JSON. Only its headers and media type are checked. */
function checkRawResponse(draft: ResponseDraft, response: Response, declared: ResponseCheck): CheckedResponse {
  const own = [...response.headers].map(([name, value]) => [capitalise(name), value] as const)
  const headers = checkHeaders({ ...draft, headers: { ...draft.headers, ...Object.fromEntries(own) } }, declared)
  const mediaTypes = Object.keys(declared.bodies)
  const mediaType = essenceOf(headers['Content-Type'] ?? '')
  if (response.body === null ? mediaTypes.length > 0 : !isDeclared(mediaType, mediaTypes)) {
    throw violation(draft, 'header Content-Type', 'content', `must be ${mediaTypes.join(' or ') || 'absent'}`)
  }
  const { status, text, bytes } = draft
  return {
    status,
    headers,
    body: response.body,
    value: undefined,
    ...(text !== undefined && { text }),
    ...(bytes && { bytes }),
  }
}

/** Returns whether a media type is declared. A spec may declare many media types with a wildcard. */
function isDeclared(mediaType: string, declared: readonly string[]): boolean {
  return mediaType !== '' && declaredTypeOf(mediaType, declared) !== undefined
}

/** Capitalises the name of a header as specs write it. `Headers` returns names in lower case. */
function capitalise(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (first) => first.toUpperCase())
}

type Records = Readonly<Record<string, Validate>>

function encodeBody(
  draft: ResponseDraft,
  { check, record, lists }: BodyCheck,
  records: Records,
): string | Uint8Array<ArrayBuffer> {
  const { body } = draft
  if (record !== undefined) return recordText(validateOnce(draft, body, '', records[record]), body)
  if (check === undefined) return JSON.stringify(body)
  const known = validateOnce(draft, body, '', check)
  if (lists === undefined) return recordText(known, body)
  // The validator has just checked that the body is an object and that its lists are arrays.
  const envelope = body as Record<string, unknown>
  if (!known) return encodeEnvelope(draft, envelope, lists, records)
  known.bytes ??= encodeEnvelope(draft, envelope, lists, records)
  return known.bytes
}

/** Returns a record as JSON. Its text is kept from the second time on, because many records are sent only once. */
function recordText(known: ValidatedRecord | undefined, record: unknown): string {
  if (!known) return JSON.stringify(record)
  known.text ??= JSON.stringify(record)
  return known.text
}

/** Encodes a body with lists of records. The bytes of records that were encoded before are reused. */
function encodeEnvelope(
  draft: ResponseDraft,
  body: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, string>>,
  records: Records,
): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  let text = '{'
  for (const name in body) {
    const value = body[name]
    if (value === undefined) continue
    text += `${text === '{' ? '' : ','}${JSON.stringify(name)}:`
    const schema = lists[name]
    if (schema === undefined || !Array.isArray(value)) {
      text += JSON.stringify(value)
      continue
    }
    for (let i = 0; i < value.length; i++) {
      chunks.push(i === 0 ? utf8.encode(`${text}[`) : COMMA)
      chunks.push(recordBytes(draft, value[i], `/${name}/${i}`, records[schema]))
    }
    if (value.length > 0) text = ''
    text += value.length === 0 ? '[]' : ']'
  }
  chunks.push(utf8.encode(`${text}}`))
  return joinBytes(chunks)
}

function recordBytes(draft: ResponseDraft, record: unknown, at: string, check: Validate | undefined): Uint8Array {
  const known = validateOnce(draft, record, at, check)
  if (!known) return utf8.encode(JSON.stringify(record))
  known.bytes ??= utf8.encode(known.text ?? JSON.stringify(record))
  return known.bytes
}

const validated = new ValidatedRecords()
const COMMA = utf8.encode(',')

/** Validates a record unless it passed the same validator before. Returns its encoded forms if it did. */
function validateOnce(
  draft: ResponseDraft,
  record: unknown,
  at: string,
  check: Validate | undefined,
): ValidatedRecord | undefined {
  if (!check) throw new TypeError(`${draft.operation} has no validator for the record at "${at}"`)
  // The body of a foreign document may be a string or number.
  const isRecord = typeof record === 'object' && record !== null
  const known = isRecord ? validated.get(record, check) : undefined
  if (known) return known
  if (!check(record)) throw violationOf(draft, at, check)
  if (isRecord) validated.add(record, check)
  return undefined
}

function violationOf(draft: ResponseDraft, at: string, check: Validate): ResponseViolation {
  const { at: place, keyword, message } = firstError(check)
  return violation(draft, at + place, keyword, message)
}

function firstError({ errors }: Validate): { at: string; keyword: string; message: string } {
  const [error] = errors ?? []
  if (!error) return { at: '', keyword: 'unknown', message: 'is not valid' }
  return { at: pointerTo(error), keyword: error.keyword, message: describeSchemaError(error) }
}

function violation(draft: ResponseDraft, at: string, keyword: string, message: string): ResponseViolation {
  return new ResponseViolation({ operation: draft.operation, status: draft.status, at, keyword, message })
}
