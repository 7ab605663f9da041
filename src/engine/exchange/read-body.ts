import { type Finding, Problem } from '../vendor/problem.ts'
import { utf8 } from '../vendor/utf8.ts'
import { joinBytes } from './bytes.ts'
import { capped, escapeStep } from './findings.ts'
import { FORM_DATA, readFormData } from './form-data.ts'

/** The largest body that is read unless another limit is set: 1 MiB. */
export const DEFAULT_BODY_LIMIT = 1_048_576

const DEEPEST = 64
/** The media types of JSON. */
export const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/

/** A body as it came and as it was read. */
export interface ReadBody {
  /** undefined when there was none */
  readonly mediaType: string | undefined
  /** how many bytes it took */
  readonly size: number
  /** as it came; of a form that carries files, what it says and which files */
  readonly text: string
  /** undefined when there was none */
  readonly value: unknown
}

/**
 * Reads a request's body as one of the media types that its operation takes.
 * @param limit the most bytes that are read
 * @throws Problem `too-large`, `unsupported-media-type` or `malformed`
 */
export async function readBody(request: Request, mediaTypes: readonly string[], limit: number): Promise<ReadBody> {
  const bytes = await readBytes(request, limit)
  const size = bytes.byteLength
  if (size === 0) return { mediaType: undefined, size, text: '', value: undefined }
  const mediaType = mediaTypeOf(request)
  if (!mediaTypes.includes(mediaType)) {
    const given = mediaType === '' ? 'none was named' : `this is ${mediaType}`
    throw new Problem('unsupported-media-type', `The body must be ${mediaTypes.join(' or ')}; ${given}`)
  }
  if (mediaType === FORM_DATA) {
    const { text, fields } = await readFormData(bytes, request.headers.get('content-type') ?? '')
    return { mediaType, size, text, value: fields }
  }
  const text = decodeText(bytes)
  return { mediaType, size, text, value: JSON_TYPE.test(mediaType) ? parseJson(text) : parseForm(text) }
}

/** The media type that a request names, without parameters, in lower case; empty when it names none. */
function mediaTypeOf(request: Request): string {
  const header = request.headers.get('content-type') ?? ''
  return (header.split(';')[0] ?? '').trim().toLowerCase()
}

/** All bytes of a body. One that breaks off is the client's doing, and no mistake here. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await allBytes(request, limit)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw malformed({ in: 'body', at: '', keyword: 'length', message: 'must arrive whole, and broke off' })
  }
}

async function allBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = request.headers.get('content-length')
  if (announced !== null) {
    if (Number(announced) > limit) throw tooLarge(limit)
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (bytes.byteLength > limit) throw tooLarge(limit)
    return bytes
  }
  const chunks: Uint8Array[] = []
  let length = 0
  // Left where it stands when there is too much: a body that a platform makes of a form fails when it is cancelled.
  for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
    length += chunk.byteLength
    if (length > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return joinBytes(chunks)
}

function tooLarge(limit: number): Problem {
  return new Problem('too-large', `The body must be no larger than ${limit} bytes`)
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
  if (findings.length > 0) throw malformed(...capped(findings))
  return value
}

function parseForm(text: string): unknown {
  const fields = new Map<string, string>()
  const repeated = new Set<string>()
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) repeated.add(name)
    fields.set(name, value)
  }
  const findings = capped([...repeated]).map((name): Finding => {
    return { in: 'body', at: `/${escapeStep(name)}`, keyword: 'repeated', message: 'must be given once' }
  })
  if (findings.length > 0) throw malformed(...findings)
  return Object.fromEntries(fields)
}

/** Whether a JSON text is worth the walk below: few are. An escape may spell any name. */
function mayBeUnsafe(text: string): boolean {
  if (text.includes('__proto__') || text.includes('\\u')) return true
  let openings = 0
  for (let i = 0; i < text.length && openings < DEEPEST; i++) {
    const char = text.charCodeAt(i)
    if (char === 0x5b || char === 0x7b) openings++
  }
  return openings >= DEEPEST
}

/** What no schema needs and what could harm a reader: a property named `__proto__`, and nesting without end. */
function unsafeParts(value: unknown): Finding[] {
  const findings: Finding[] = []
  const ahead: { value: unknown; at: string; depth: number }[] = [{ value, at: '', depth: 0 }]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue
    if (next.depth >= DEEPEST) {
      findings.push({
        in: 'body',
        at: next.at,
        keyword: 'depth',
        message: `must not nest deeper than ${DEEPEST} levels`,
      })
      continue
    }
    for (const [name, inner] of Object.entries(next.value)) {
      const at = `${next.at}/${escapeStep(name)}`
      if (name === '__proto__')
        findings.push({ in: 'body', at, keyword: 'name', message: 'must not be named __proto__' })
      if (typeof inner === 'object' && inner !== null) ahead.push({ value: inner, at, depth: next.depth + 1 })
    }
  }
  return findings
}

function malformed(...findings: Finding[]): Problem {
  return new Problem('malformed', 'The body cannot be read', { findings })
}
