import { utf8 } from '../../world/utf8.ts'
import { escapeToken } from '../spec/json-pointer.ts'
import { declaredTypeOf, essenceOf, JSON_TYPE } from '../spec/media-type.ts'
import { decodeFields } from '../spec/nested-fields.ts'
import type { ValueShape } from '../spec/value-shape.ts'
import { type Finding, Problem } from '../vendor/problem.ts'
import { formatFindings, limitFindings } from './findings.ts'
import { FilePart, FORM_DATA, hasOnlyText, readFormData } from './form-data.ts'

/** Default limit for the size of a body: 1 MiB. */
export const DEFAULT_BODY_LIMIT = 1_048_576

/** The deepest nesting of a JSON body, in levels. */
const DEEPEST = 64
/** A body as it was read. */
export interface ReadBody {
  /** undefined if the request has no body */
  readonly mediaType: string | undefined
  /** undefined if the request has no body */
  readonly value: unknown
  /** the fields of a form with files as text, with each file as its name, size and type */
  readonly formText?: string
}

/**
 * Reads a body as one of the media types that its operation accepts. Only a form with files is waited for.
 * @throws Problem `unsupported-media-type` or `malformed`
 */
export function readBody(
  bytes: Uint8Array<ArrayBuffer>,
  { headers, decoded }: ReceivedWith,
  mediaTypes: readonly string[],
  shapeOf: (mediaType: string) => ValueShape | undefined = () => undefined,
): ReadBody | Promise<ReadBody> {
  if (bytes.byteLength === 0) return { mediaType: undefined, value: undefined }
  rejectEncoding(headers)
  const actualType = essenceOf(headers.get('content-type') ?? '')
  const mediaType = declaredTypeOf(actualType, mediaTypes)
  if (mediaType === undefined) {
    const actual = actualType === '' ? 'got no Content-Type' : `got ${actualType}`
    throw new Problem('unsupported-media-type', `The body must be ${mediaTypes.join(' or ')}, ${actual}`)
  }
  if (actualType === FORM_DATA) {
    const reading = readFormData(bytes, headers.get('content-type') ?? '', shapeOf(mediaType))
    return reading.then((form) => ({ mediaType, value: form.fields, formText: form.text }))
  }
  if (JSON_TYPE.test(actualType)) return { mediaType, value: parseJson(decoded ?? decodeText(bytes)) }
  if (actualType === FORM) return { mediaType, value: parseForm(decoded ?? decodeText(bytes), shapeOf(mediaType)) }
  const isText = TEXT_TYPE.test(actualType)
  return { mediaType, value: isText ? (decoded ?? decodeText(bytes)) : new FilePart('', actualType, bytes) }
}

/** Parts of a request beside the bytes of its body. */
interface ReceivedWith extends Pick<Request, 'headers'> {
  /** the bytes as text, if they were decoded already */
  readonly decoded?: string | undefined
}

/** Media type of a form without files. */
const FORM = 'application/x-www-form-urlencoded'
/** Matches media types whose bodies are kept as text. All others are kept as bytes. */
const TEXT_TYPE = /^text\/|[/+](?:xml|yaml|x-ndjson|jsonl|graphql|javascript)$/

/** Rejects a compressed body (RFC 9110, 8.4). */
function rejectEncoding(headers: Headers): void {
  const encoding = headers.get('content-encoding')?.trim() ?? ''
  if (encoding === '' || encoding.toLowerCase() === 'identity') return
  const message = `The body must be sent without compression, got Content-Encoding ${encoding}: remove the encoding`
  throw new Problem('unsupported-media-type', message)
}

function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw malformed({ in: 'body', at: '', keyword: 'encoding', message: 'must be valid UTF-8' })
  }
}

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw malformed({ in: 'body', at: '', keyword: 'syntax', message: `must be valid JSON: ${reason}` })
  }
  const findings = mayBeUnsafe(text) ? unsafeParts(value) : []
  if (findings.length > 0) throw malformed(...limitFindings(findings))
  return value
}

function parseForm(text: string, shape: ValueShape | undefined): unknown {
  const findings: Finding[] = []
  if (!shape || hasOnlyText(shape)) return parseFlatForm(text)
  const value = decodeFields(new URLSearchParams(text), shape, (name) => findings.push(repeatedField(name)))
  if (findings.length > 0) throw malformed(...limitFindings(findings))
  return value
}

function repeatedField(name: string): Finding {
  return { in: 'body', at: `/${escapeToken(name)}`, keyword: 'repeated', message: 'must be sent only once' }
}

function parseFlatForm(text: string): unknown {
  const fields = new Map<string, string>()
  const repeated = new Set<string>()
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) repeated.add(name)
    fields.set(name, value)
  }
  const findings = limitFindings([...repeated]).map(repeatedField)
  if (findings.length > 0) throw malformed(...findings)
  return Object.fromEntries(fields)
}

/** Returns whether a JSON text must be searched for unsafe parts, which few must. An escape may spell any name. */
function mayBeUnsafe(text: string): boolean {
  if (text.includes('__proto__') || text.includes('\\u')) return true
  let openings = 0
  for (let i = 0; i < text.length && openings < DEEPEST; i++) {
    const char = text.charCodeAt(i)
    if (char === 0x5b || char === 0x7b) openings++
  }
  return openings >= DEEPEST
}

/** Finds parts that no schema needs and that could harm code that reads them: `__proto__` and very deep nesting. */
function unsafeParts(value: unknown): Finding[] {
  const findings: Finding[] = []
  const pending: { value: unknown; at: string; depth: number }[] = [{ value, at: '', depth: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth >= DEEPEST) {
      const message = `must not be nested deeper than ${DEEPEST} levels`
      findings.push({ in: 'body', at: next.at, keyword: 'depth', message })
      continue
    }
    for (const [name, inner] of Object.entries(next.value)) {
      const at = `${next.at}/${escapeToken(name)}`
      if (name === '__proto__')
        findings.push({ in: 'body', at, keyword: 'name', message: 'must not be named __proto__' })
      if (typeof inner === 'object' && inner !== null) pending.push({ value: inner, at, depth: next.depth + 1 })
    }
  }
  return findings
}

function malformed(...findings: Finding[]): Problem {
  return new Problem('malformed', formatFindings(findings), { findings })
}
