import { essenceOf } from '../../engine/spec/media-type.ts'
import type { Exchange } from '../live-journal.ts'

/** A request or a response of an exchange. */
export type Message = Exchange['request'] | Exchange['response']

/** Returns the value of the header `Content-Type`; empty if the message has none. */
export function contentTypeOf({ headers }: Message): string {
  return headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? ''
}

/** Returns the media type of a message in lower case, without its parameters; empty if it has none. */
export function mediaTypeOf(message: Message): string {
  return essenceOf(contentTypeOf(message))
}
