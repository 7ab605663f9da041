import { Problem } from '../vendor/problem.ts'
import { escapeStep } from './findings.ts'

/** A form whose fields may be files (RFC 7578). */
export const FORM_DATA = 'multipart/form-data'

/** A file as a field of a form. */
export class FilePart {
  readonly name: string
  /** empty when the client named none */
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>

  constructor(name: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>) {
    this.name = name
    this.mediaType = mediaType
    this.bytes = bytes
  }
}

/** A form as it was read: its fields in their order, and a text in which each file stands as its size and type. */
interface ReadForm {
  readonly fields: Readonly<Record<string, string | FilePart>>
  readonly text: string
}

/**
 * Reads a form with files by the platform's own parser.
 * @param contentType the header, which holds the boundary
 * @throws Problem `malformed`
 */
export async function readFormData(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<ReadForm> {
  const form = await parse(bytes, contentType)
  const fields = new Map<string, string | FilePart>()
  const text = new URLSearchParams()
  for (const [name, value] of form) {
    if (fields.has(name)) throw malformed(`/${escapeStep(name)}`, 'repeated', 'must be given once')
    const field = typeof value === 'string' ? value : await filePart(value)
    fields.set(name, field)
    text.append(name, typeof field === 'string' ? field : `(${field.bytes.byteLength} bytes, ${field.mediaType})`)
  }
  return { fields: Object.fromEntries(fields), text: text.toString() }
}

async function parse(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw malformed('', 'syntax', `must be well-formed ${FORM_DATA}, closed by its boundary`)
  }
}

async function filePart(file: File): Promise<FilePart> {
  return new FilePart(file.name, file.type, new Uint8Array(await file.arrayBuffer()))
}

function malformed(at: string, keyword: string, message: string): Problem {
  return new Problem('malformed', 'The body cannot be read', { findings: [{ in: 'body', at, keyword, message }] })
}
