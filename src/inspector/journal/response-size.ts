import type { Exchange } from '../live-journal.ts'
import { bytesInBase64 } from '../ui/format-bytes.ts'

/** Returns the size of a response's body in bytes. */
export function sizeOf({ response: { headers, body, encoding } }: Exchange): number {
  const length = headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value
  if (length !== undefined) return Number(length)
  return encoding === 'base64' ? bytesInBase64(body) : new TextEncoder().encode(body).length
}
