import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'

/** SHA-256 of texts in UTF-8, one after another, in hexadecimal. */
export type Hash = (texts: readonly (string | Uint8Array)[]) => string

/**
 * Returns the SHA-256 of texts in UTF-8, one after another, in hexadecimal. The platform computes it where it can, because
 * texts can be large. Browsers offer that only to pages from a secure origin.
 * @param hash the runtime's own SHA-256, if the caller knows one
 */
export async function digestOf(texts: readonly (string | Uint8Array)[], hash?: Hash): Promise<string> {
  if (hash) return hash(texts)
  const parts = texts.map((text) => (typeof text === 'string' ? new TextEncoder().encode(text) : text))
  const [only] = parts
  const bytes = only && parts.length === 1 ? only : concatBytes(...parts)
  const { subtle }: Partial<Crypto> = globalThis.crypto
  // The type also allows bytes that are shared with other threads, which no reader returns.
  return bytesToHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes as BufferSource)) : sha256(bytes))
}
