import { essenceOf } from '../../engine/spec/media-type.ts'
import { isObject } from '../../world/is-object.ts'
import type { RecordedBody, RecordedMessage } from '../traffic.ts'
import { decodeText } from './decode-text.ts'
import { type EntryPlace, entryError } from './entry-error.ts'
import { mediaTypeOf } from './read-headers.ts'

const FORM = 'application/x-www-form-urlencoded'

/**
 * Reads the body of a request. HAR defines no encoding of request bodies; DeskDouble marks one with `_encoding`, other
 * tools with `encoding`. Some tools record a form only as a list of its fields.
 */
export function readPostData(
  postData: unknown,
  headers: RecordedMessage['headers'],
  place: EntryPlace,
): RecordedBody | undefined {
  if (!isObject(postData)) return undefined
  const { text, params, mimeType, _encoding, encoding = _encoding, _file } = postData
  if (typeof _file === 'string') {
    const cure = 'Record the archive with the option content: "embed".'
    throw entryError(place, 'keeps its request body in a separate file', cure)
  }
  const mediaType = mediaTypeOf(headers, mimeType)
  const fields = Array.isArray(params) ? params : []
  const isForm = essenceOf(mediaType) === FORM || mediaType === ''
  if (fields.length > 0 && isForm && (typeof text !== 'string' || text === '')) {
    return { text: formOf(fields), mediaType: mediaType || FORM }
  }
  if (typeof text !== 'string') return undefined
  return encoding === 'base64' ? decodeText(text, mediaType) : { text, mediaType }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function formOf(fields: readonly unknown[]): string {
  const pairs = fields.filter(isObject).map(({ name, value }) => [textOf(name), textOf(value)])
  return new URLSearchParams(pairs).toString()
}
