import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64Url } from '../../../world/base64.ts'
import { utf8 } from '../../../world/utf8.ts'

/** Returns whether a string can be a code challenge of the method S256: a SHA-256 digest in base64url (RFC 7636, 4.2). */
export function isCodeChallenge(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** Returns whether a code verifier belongs to a code challenge (RFC 7636, 4.6). */
export function verifies(codeVerifier: string, codeChallenge: string): boolean {
  return toBase64Url(sha256(utf8.encode(codeVerifier))) === codeChallenge
}
