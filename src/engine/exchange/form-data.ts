import { escapeToken } from '../spec/json-pointer.ts'
import { decodeFields, type Field } from '../spec/nested-fields.ts'
import type { ValueShape } from '../spec/value-shape.ts'
import { Problem } from '../vendor/problem.ts'
import { cutSteps } from './cut-files.ts'
import { formatFindings } from './findings.ts'
import { runInTurns } from './in-turns.ts'

/** Media type of a form whose fields may be files (RFC 7578). */
export const FORM_DATA = 'multipart/form-data'

/**
 * A field of a form that is a file.
 * @example
 * const isImage = (part: unknown) => part instanceof FilePart && part.mediaType.startsWith('image/')
 */
export class FilePart {
  readonly name: string
  /** empty if the client sent none */
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>

  constructor(name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>) {
    this.name = name
    this.mediaType = mediaType
    this.bytes = bytes
  }

  /** Returns the size and type of the file, for messages and the request journal. */
  toJSON(): string {
    return `(${this.bytes.byteLength} bytes, ${this.mediaType})`
  }
}

/** A form that was read: its fields in order, and a text that shows files by name, size and type. */
interface ReadForm {
  readonly fields: Readonly<Record<string, unknown>>
  readonly text: string
}

/**
 * Reads a form with files. Uses the platform's own parser, which copies large files several times: their bytes are cut out
 * of the form before.
 * @param contentType the Content-Type header, which contains the boundary
 * @throws Problem `malformed`
 */
export async function readFormData(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  shape?: ValueShape,
): Promise<ReadForm> {
  const { entries, files } = await parseShort(bytes, contentType)
  const fields: [string, string | FilePart][] = []
  const text = new URLSearchParams()
  for (const [i, [name, value]] of entries.entries()) {
    const field = typeof value === 'string' ? value : await filePart(value, files.get(i))
    fields.push([name, field])
    text.append(name, typeof field === 'string' ? field : summaryOf(field))
  }
  return {
    fields: shape && !hasOnlyText(shape) ? nestedFields(fields, shape) : flatFields(fields),
    text: text.toString(),
  }
}

/** Returns a file as the request journal shows it, such as `logo.png (512 bytes, image/png)`. */
function summaryOf(file: FilePart): string {
  return [...(file.name === '' ? [] : [file.name]), file.toJSON()].join(' ')
}

/** Returns whether no field of a form needs conversion, so that its names and values stay as they were sent. */
export function hasOnlyText(shape: ValueShape): boolean {
  return !shape.has('object') || shape.names.every((name) => shape.property(name).isText)
}

function nestedFields(fields: readonly Field[], shape: ValueShape): Readonly<Record<string, unknown>> {
  return decodeFields(fields, shape, (name) => {
    throw repeated(name)
  })
}

function flatFields(fields: readonly (readonly [string, string | FilePart])[]): Readonly<Record<string, unknown>> {
  const flat = new Map<string, string | FilePart>()
  for (const [name, field] of fields) {
    if (flat.has(name)) throw repeated(name)
    flat.set(name, field)
  }
  return Object.fromEntries(flat)
}

function repeated(name: string): Problem {
  return malformed(`/${escapeToken(name)}`, 'repeated', 'must be sent only once')
}

/** A form that was parsed without the contents of its large files. */
interface ShortForm {
  readonly entries: readonly (readonly [name: string, value: string | File])[]
  /** the contents of large files, by the index of their entry */
  readonly files: ReadonlyMap<number, Uint8Array<ArrayBuffer>>
}

async function parseShort(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<ShortForm> {
  const { short, files, parts } = await runInTurns(cutSteps(bytes, contentType))
  const entries = [...(await parse(short, contentType))]
  const isSame = entries.length === parts && entries.every(([, value], i) => !files.has(i) || isEmptyFile(value))
  if (files.size === 0 || isSame) return { entries, files }
  // The parser found other parts in the form, so it reads all of it.
  return { entries: [...(await parse(bytes, contentType))], files: new Map() }
}

function isEmptyFile(value: string | File): boolean {
  return typeof value !== 'string' && value.size === 0
}

async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw malformed('', 'syntax', `must be well-formed ${FORM_DATA} that ends with its boundary`)
  }
}

async function filePart(file: File, bytes: Uint8Array<ArrayBuffer> | undefined): Promise<FilePart> {
  return new FilePart(file.name, file.type, bytes ?? new Uint8Array(await file.arrayBuffer()))
}

function malformed(at: string, keyword: string, message: string): Problem {
  const findings = [{ in: 'body', at, keyword, message }] as const
  return new Problem('malformed', formatFindings(findings), { findings })
}
