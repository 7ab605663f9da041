import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * Returns the SHA-256 of texts in UTF-8, one after another, in hexadecimal. Encodes in parts, because texts can be large.
 */
export function digestOf(texts: readonly string[]): string {
  const hash = sha256.create()
  const encoder = new TextEncoder()
  const buffer = new Uint8Array(65_536)
  for (const text of texts) {
    for (let at = 0; at < text.length; ) {
      const { read, written } = encoder.encodeInto(text.slice(at), buffer)
      hash.update(buffer.subarray(0, written))
      at += read
    }
  }
  return bytesToHex(hash.digest())
}
