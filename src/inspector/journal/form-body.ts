import { utf8 } from '../../world/utf8.ts'
import { bytesOfBody } from './body-bytes.ts'
import { contentTypeOf, type Message, mediaTypeOf } from './message-type.ts'

/** Media types of forms. */
const URL_ENCODED = 'application/x-www-form-urlencoded'
export const MULTIPART = 'multipart/form-data'

/** A field of a form. */
export interface FormField {
  readonly name: string
  /** undefined for a file */
  readonly value?: string
  readonly file?: FormFile
}

/** A file in a form. */
export interface FormFile {
  readonly name: string
  readonly type: string
  /** in bytes */
  readonly size: number
  /** undefined if the request journal does not keep the content */
  readonly bytes?: Uint8Array
}

/** Checks that a message contains a form. */
export function isForm(message: Message): boolean {
  const type = mediaTypeOf(message)
  return type === URL_ENCODED || type === MULTIPART
}

/**
 * Checks that the request journal keeps only a summary of a form: its fields, and the name, size and type of each file.
 * That is so for every form with files that its operation could read.
 */
export function isSummary(message: Message): boolean {
  return mediaTypeOf(message) === MULTIPART && message.encoding === undefined && !message.body.startsWith('--')
}

/**
 * Returns the fields of a form in their order.
 * @throws {TypeError} if the form is incomplete or malformed
 */
export async function readForm(message: Message): Promise<readonly FormField[]> {
  const pairs = () => [...new URLSearchParams(message.body)]
  if (isSummary(message)) return pairs().map(summarisedField)
  if (mediaTypeOf(message) === URL_ENCODED) return pairs().map(([name, value]) => ({ name, value }))
  const headers = { 'content-type': contentTypeOf(message) }
  const form = await new Response(bytesOfBody(message), { headers }).formData()
  return Promise.all(
    [...form].map(async ([name, value]): Promise<FormField> => {
      if (typeof value === 'string') return { name, value }
      const bytes = new Uint8Array(await value.arrayBuffer())
      return { name, file: { name: value.name, type: value.type, size: value.size, bytes } }
    }),
  )
}

/** Reads a field of a summary, in which a file is a text such as `logo.png (512 bytes, image/png)`. */
function summarisedField([name, value]: readonly [string, string]): FormField {
  const [, file, size, type = ''] = /^(?:(.*) )?\((\d+) bytes, (.*)\)$/s.exec(value) ?? []
  return size === undefined ? { name, value } : { name, file: { name: file ?? '', type, size: Number(size) } }
}

/** Returns the size of a field's value in bytes. */
export function sizeOfField({ value = '', file }: FormField): number {
  return file ? file.size : utf8.encode(value).byteLength
}
