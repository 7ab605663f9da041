import { fromBase64 } from '../../world/base64.ts'
import { utf8 } from '../../world/utf8.ts'
import type { RecordedBody } from '../traffic.ts'

/** Decodes a body in base64 if it is text. Some tools record every body in base64. */
export function decodeText(base64: string, mediaType: string): RecordedBody {
  const binary: RecordedBody = { text: base64, mediaType, encoding: 'base64' }
  const bytes = fromBase64(base64)
  if (!bytes) return binary
  try {
    const text = utf8.decode(bytes)
    return text.includes('\0') ? binary : { text, mediaType }
  } catch {
    return binary
  }
}
