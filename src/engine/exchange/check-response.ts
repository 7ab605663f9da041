import type { BodyCheck, ResponseCheck, Validate } from '../spec/validators.ts'
import { utf8 } from '../vendor/utf8.ts'
import { joinBytes } from './bytes.ts'
import { describeSchemaError, pointerTo } from './findings.ts'
import { JSON_TYPE } from './read-body.ts'

/** How a reply breaks the spec: never the client's fault, always a bug here. */
export interface Violation {
  readonly operation: string
  readonly status: number
  /** a JSON Pointer into the body, or the name of a header after `header ` */
  readonly at: string
  readonly keyword: string
  readonly message: string
}

/** Thrown when a reply that was to be sent breaks the spec. */
export class ResponseViolation extends Error {
  readonly violation: Violation

  constructor(violation: Violation) {
    const { operation, status, at, keyword, message } = violation
    super(`The reply ${status} of ${operation} breaks the spec at "${at}": ${message} (${keyword})`)
    this.name = 'ReplyViolation'
    this.violation = violation
  }
}

/** A reply before it is checked. */
export interface ResponseDraft {
  readonly operation: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  /** undefined: no body; a text where that is no JSON; a Response for all else that is no JSON */
  readonly body: unknown
  /** what a Response will say, where that is known beforehand */
  readonly text?: string
}

/** A reply that was checked against the spec, as it is sent. */
export interface CheckedResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array<ArrayBuffer> | ReadableStream | null
  /** what the body was made of: an immutable value; undefined for what is no JSON */
  readonly value: unknown
  /** the body as a text, where it is no JSON and known beforehand */
  readonly text?: string
}

/**
 * Checks a reply against the spec and writes it. An unchanged record is checked and written once.
 * @param declared what the spec says of this status; undefined when it does not declare it
 * @param records the validators of records, by schema name
 * @throws ReplyViolation
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
  const mediaTypes = Object.keys(declared.bodies)
  const mediaType = mediaTypes.find((type) => JSON_TYPE.test(type)) ?? mediaTypes[0]
  const check = declared.bodies[mediaType ?? '']
  if (mediaType === undefined || !check) throw violation(draft, '', 'body', 'must have no body')
  headers['Content-Type'] = mediaType
  if (!JSON_TYPE.test(mediaType)) return { status: draft.status, headers, ...checkText(draft, check) }
  const body = writeBody(draft, check, records)
  return { status: draft.status, headers, body, value: draft.body }
}

/** A text that is no JSON is checked whole, and sent as it is. */
function checkText(draft: ResponseDraft, { check }: BodyCheck): Pick<CheckedResponse, 'body' | 'value' | 'text'> {
  const { body } = draft
  if (typeof body !== 'string') throw violation(draft, '', 'type', 'must be a text')
  if (check && !check(body)) throw violationOf(draft, '', check)
  return { body, value: undefined, text: body }
}

function checkHeaders(draft: ResponseDraft, declared: ResponseCheck): Record<string, string> {
  if (declared.headers && !declared.headers(draft.headers)) {
    const place = firstError(declared.headers)
    throw violation(draft, `header ${place.at.slice(1)}`, place.keyword, place.message)
  }
  const headers: Record<string, string> = {}
  for (const name in draft.headers) headers[name] = String(draft.headers[name])
  return headers
}

/** What is no JSON is checked as far as its head goes: its headers, and that its media type is declared. */
function checkRawResponse(draft: ResponseDraft, response: Response, declared: ResponseCheck): CheckedResponse {
  const own = [...response.headers].map(([name, value]) => [capitalised(name), value] as const)
  const headers = checkHeaders({ ...draft, headers: { ...draft.headers, ...Object.fromEntries(own) } }, declared)
  const known = Object.keys(declared.bodies)
  const mediaType = headers['Content-Type']?.split(';')[0] ?? ''
  if (response.body === null ? known.length > 0 : !isAmong(mediaType, known)) {
    throw violation(draft, 'header Content-Type', 'content', `must be ${known.join(' or ') || 'absent'}`)
  }
  const { status, text } = draft
  return { status, headers, body: response.body, value: undefined, ...(text !== undefined && { text }) }
}

/** A spec may leave the media type open. */
function isAmong(mediaType: string, known: readonly string[]): boolean {
  return known.includes(mediaType) || (known.includes('*/*') && mediaType !== '')
}

/** As specs write them, and not in lower case as `Headers` gives them. */
function capitalised(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (first) => first.toUpperCase())
}

type Records = Readonly<Record<string, Validate>>

function writeBody(
  draft: ResponseDraft,
  { check, record, lists }: BodyCheck,
  records: Records,
): string | Uint8Array<ArrayBuffer> {
  const { body } = draft
  if (record !== undefined) {
    const kept = validateOnce(draft, body, '', records[record])
    kept.text ??= JSON.stringify(body)
    return kept.text
  }
  if (check === undefined) return JSON.stringify(body)
  const kept = validateOnce(draft, body, '', check)
  if (lists === undefined) {
    kept.text ??= JSON.stringify(body)
    return kept.text
  }
  // The validator has just held that the body is an object, and that what it names as a list is an array.
  kept.bytes ??= writeEnvelope(draft, body as Record<string, unknown>, lists, records)
  return kept.bytes
}

/** Written as bytes: a page of records that are kept as such is put together without being encoded again. */
function writeEnvelope(
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
  const kept = validateOnce(draft, record, at, check)
  kept.bytes ??= utf8.encode(kept.text ?? JSON.stringify(record))
  return kept.bytes
}

/** What is known of a record: the validator that it passed, and how it is written once it was. */
interface ValidatedRecord {
  readonly check: Validate
  text?: string
  bytes?: Uint8Array<ArrayBuffer>
}

/** Records are never changed, so what is known of one stays true. */
const known = new WeakMap<object, ValidatedRecord>()
const COMMA = utf8.encode(',')

function validateOnce(draft: ResponseDraft, record: unknown, at: string, check: Validate | undefined): ValidatedRecord {
  if (!check) throw new TypeError(`There is no validator for the record at "${at}" of ${draft.operation}`)
  const remembered = typeof record === 'object' && record !== null ? known.get(record) : undefined
  if (remembered?.check === check) return remembered
  if (!check(record)) throw violationOf(draft, at, check)
  const kept: ValidatedRecord = { check }
  // The validator holds that a record is an object.
  known.set(record as object, kept)
  return kept
}

function violationOf(draft: ResponseDraft, at: string, check: Validate): ResponseViolation {
  const place = firstError(check)
  return violation(draft, at + place.at, place.keyword, place.message)
}

function firstError({ errors }: Validate): { at: string; keyword: string; message: string } {
  const [error] = errors ?? []
  if (!error) return { at: '', keyword: 'unknown', message: 'is not valid' }
  return { at: pointerTo(error), keyword: error.keyword, message: describeSchemaError(error) }
}

function violation(draft: ResponseDraft, at: string, keyword: string, message: string): ResponseViolation {
  return new ResponseViolation({ operation: draft.operation, status: draft.status, at, keyword, message })
}
