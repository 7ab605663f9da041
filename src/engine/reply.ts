import { expectation, placeOf } from './findings.ts'
import type { BodyCheck, ReplyCheck, Validate } from './validators.ts'

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
export class ReplyViolation extends Error {
  readonly violation: Violation

  constructor(violation: Violation) {
    const { operation, status, at, keyword, message } = violation
    super(`The reply ${status} of ${operation} breaks the spec at "${at}": ${message} (${keyword})`)
    this.name = 'ReplyViolation'
    this.violation = violation
  }
}

/** A reply before it is checked. */
export interface Draft {
  readonly operation: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  /** undefined: no body */
  readonly body: unknown
}

/** A reply that was checked against the spec, as text. */
export interface CheckedReply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string | null
  /** what the text was made of: an immutable value */
  readonly value: unknown
}

/**
 * Checks a reply against the spec and writes it as text. An unchanged record is checked and written once.
 * @param declared what the spec says of this status; undefined when it does not declare it
 * @param record finds the validator of a record by its schema name
 * @throws ReplyViolation
 */
export function checkReply(
  draft: Draft,
  declared: ReplyCheck | undefined,
  record: Readonly<Record<string, Validate>>,
): CheckedReply {
  if (!declared) throw violation(draft, '', 'status', 'is not declared for this operation')
  if (declared.headers && !declared.headers(draft.headers)) {
    const place = placeOfError(declared.headers)
    throw violation(draft, `header ${place.at.slice(1)}`, place.keyword, place.message)
  }
  const headers: Record<string, string> = {}
  for (const name in draft.headers) headers[name] = String(draft.headers[name])
  if (draft.body === undefined) {
    if (Object.keys(declared.bodies).length > 0) throw violation(draft, '', 'required', 'must have a body')
    return { status: draft.status, headers, body: null, value: undefined }
  }
  for (const mediaType in declared.bodies) {
    headers['Content-Type'] = mediaType
    // The key was just read from the object.
    const body = writeBody(draft, declared.bodies[mediaType] as BodyCheck, record)
    return { status: draft.status, headers, body, value: draft.body }
  }
  throw violation(draft, '', 'body', 'must have no body')
}

function writeBody(
  draft: Draft,
  { check, record, lists }: BodyCheck,
  records: Readonly<Record<string, Validate>>,
): string {
  const { body } = draft
  if (record !== undefined) return writeRecord(draft, body, '', records[record])
  if (check && !check(body)) throw violationOf(draft, '', check)
  if (lists === undefined) return JSON.stringify(body)
  // The validator has just held that the body is an object, and that what it names as a list is an array.
  const parts: string[] = []
  for (const [name, value] of Object.entries(body as Record<string, unknown>)) {
    if (value === undefined) continue
    const schema = lists[name]
    const text =
      schema === undefined ? JSON.stringify(value) : writeList(draft, value as unknown[], name, records[schema])
    parts.push(`${JSON.stringify(name)}:${text}`)
  }
  return `{${parts.join(',')}}`
}

function writeList(draft: Draft, items: readonly unknown[], name: string, check: Validate | undefined): string {
  let text = ''
  for (let i = 0; i < items.length; i++) {
    text += i === 0 ? '[' : ','
    text += writeRecord(draft, items[i], `/${name}/${i}`, check)
  }
  return text === '' ? '[]' : `${text}]`
}

/** What is known of a record: the validator that it passed and its text. Records are never changed, so it stays true. */
const known = new WeakMap<object, { readonly check: Validate; readonly text: string }>()

function writeRecord(draft: Draft, record: unknown, at: string, check: Validate | undefined): string {
  if (!check) throw new TypeError(`There is no validator for the record at "${at}" of ${draft.operation}`)
  const remembered = typeof record === 'object' && record !== null ? known.get(record) : undefined
  if (remembered?.check === check) return remembered.text
  if (!check(record)) throw violationOf(draft, at, check)
  const text = JSON.stringify(record)
  // The validator holds that a record is an object.
  known.set(record as object, { check, text })
  return text
}

function violationOf(draft: Draft, at: string, check: Validate): ReplyViolation {
  const place = placeOfError(check)
  return violation(draft, at + place.at, place.keyword, place.message)
}

function placeOfError({ errors }: Validate): { at: string; keyword: string; message: string } {
  const [error] = errors ?? []
  if (!error) return { at: '', keyword: 'unknown', message: 'is not valid' }
  return { at: placeOf(error), keyword: error.keyword, message: expectation(error) }
}

function violation(draft: Draft, at: string, keyword: string, message: string): ReplyViolation {
  return new ReplyViolation({ operation: draft.operation, status: draft.status, at, keyword, message })
}
