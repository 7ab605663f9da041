import { fromBase64 } from '../../world/base64.ts'
import { utf8 } from '../../world/utf8.ts'
import type { Message } from './message-type.ts'

/** Returns the bytes of a body as the request journal keeps them. */
export function bytesOfBody({ body, encoding }: Message): Uint8Array<ArrayBuffer> {
  // The request journal writes valid base64.
  return encoding === 'base64' ? (fromBase64(body) ?? new Uint8Array()) : utf8.encode(body)
}
