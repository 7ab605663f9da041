import { escapeToken } from '../spec/json-pointer.ts'
import { Problem } from '../vendor/problem.ts'
import { formatFindings } from './findings.ts'

/** Media type of a form whose fields may be files (RFC 7578). */
export const FORM_DATA = 'multipart/form-data'

/** A field of a form that is a file. */
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

/** A form that was read: its fields in order, and a text that shows files by size and type. */
interface ReadForm {
  readonly fields: Readonly<Record<string, string | FilePart>>
  readonly text: string
}

/**
 * Reads a form with files. Uses the platform's own parser.
 * @param contentType the Content-Type header, which contains the boundary
 * @throws Problem `malformed`
 */
export async function readFormData(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<ReadForm> {
  const form = await parse(bytes, contentType)
  const fields = new Map<string, string | FilePart>()
  const text = new URLSearchParams()
  for (const [name, value] of form) {
    if (fields.has(name)) throw malformed(`/${escapeToken(name)}`, 'repeated', 'must be sent only once')
    const field = typeof value === 'string' ? value : await filePart(value)
    fields.set(name, field)
    text.append(name, typeof field === 'string' ? field : field.toJSON())
  }
  return { fields: Object.fromEntries(fields), text: text.toString() }
}

async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw malformed('', 'syntax', `must be well-formed ${FORM_DATA} that ends with its boundary`)
  }
}

async function filePart(file: File): Promise<FilePart> {
  return new FilePart(file.name, file.type, new Uint8Array(await file.arrayBuffer()))
}

function malformed(at: string, keyword: string, message: string): Problem {
  const findings = [{ in: 'body', at, keyword, message }] as const
  return new Problem('malformed', formatFindings(findings), { findings })
}
