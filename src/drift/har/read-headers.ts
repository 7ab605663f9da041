import { isObject } from '../../world/is-object.ts'
import type { RecordedMessage } from '../traffic.ts'

/** Reads the headers of a message, without the pseudo-headers of HTTP/2 such as `:authority`. */
export function readHeaders(value: unknown): RecordedMessage['headers'] {
  if (!Array.isArray(value)) return []
  return value.flatMap((header: unknown) => {
    if (!isObject(header)) return []
    const { name, value: text } = header
    if (typeof name !== 'string' || name === '' || name.startsWith(':')) return []
    return [[name, typeof text === 'string' ? text : ''] as const]
  })
}

/** Returns the media type of a body: the one that was sent, or the one that the archive names. */
export function mediaTypeOf(headers: RecordedMessage['headers'], named: unknown): string {
  const sent = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const known = sent ?? (typeof named === 'string' ? named : '')
  // Chromium's name for the media type of a response that has none.
  return known === 'x-unknown' ? '' : known
}
