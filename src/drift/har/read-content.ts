import { essenceOf } from '../../engine/spec/media-type.ts'
import { isObject } from '../../world/is-object.ts'
import type { RecordedBody, RecordedMessage } from '../traffic.ts'
import { decodeText } from './decode-text.ts'
import { type EntryPlace, entryError } from './entry-error.ts'
import { mediaTypeOf } from './read-headers.ts'

/** Media types of a page's own parts. An API does not answer with them, and browsers record many. */
const PAGE_PART = /(?:javascript|ecmascript|css|wasm)$|^font\//

/**
 * Reads the body of a response. Returns undefined if the archive does not contain it, which differs from an empty body.
 */
export function readContent(
  response: Readonly<Record<string, unknown>>,
  headers: RecordedMessage['headers'],
  place: EntryPlace,
): RecordedBody | undefined {
  const content = isObject(response['content']) ? response['content'] : {}
  const { text, size, encoding, mimeType, _file } = content
  const mediaType = mediaTypeOf(headers, mimeType)
  if (PAGE_PART.test(essenceOf(mediaType))) return undefined
  if (typeof _file === 'string') {
    const cure = 'Record the archive with the option content: "embed".'
    throw entryError(place, 'keeps its response body in a separate file', cure)
  }
  if (typeof text !== 'string') return isEmpty(size, response) ? { text: '', mediaType } : undefined
  return encoding === 'base64' ? decodeText(text, mediaType) : { text, mediaType }
}

/** Returns whether a response without a recorded body had an empty one. A size of -1 means that it is unknown. */
function isEmpty(size: unknown, { bodySize, status }: Readonly<Record<string, unknown>>): boolean {
  return status === 204 || (size === 0 && bodySize === 0)
}
