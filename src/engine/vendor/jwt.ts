import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64Url, toBase64Url } from '../../world/base64.ts'
import type { Clock } from '../../world/clock.ts'
import { utf8 } from '../../world/utf8.ts'
import { DEFAULT_WORLD } from '../../world/world-name.ts'
import { Problem } from './problem.ts'

/** The claims of a JSON Web Token (RFC 7519). */
export type Claims = Readonly<Record<string, unknown>>

/** DeskDouble's own claim, which names the world of a token. A token without it belongs to the world it is sent to. */
const WORLD = 'world'
const HEADER = toBase64Url(utf8.encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' })))

/**
 * Signs claims with HS256. Does not use the library that verifies tokens, because that one is asynchronous and
 * credentials are needed in synchronous code.
 * @example
 * const token = signJwt({ sub: 'agent-1' }, 'secret')
 */
export function signJwt(claims: Claims, secret: string): string {
  const signed = `${HEADER}.${toBase64Url(utf8.encode(JSON.stringify(claims)))}`
  return `${signed}.${signatureOf(signed, secret)}`
}

/** Returns whether a token has a valid HS256 signature. */
export function isSignedWith(token: string, secret: string): boolean {
  const end = token.lastIndexOf('.')
  return end > 0 && token.slice(end + 1) === signatureOf(token.slice(0, end), secret)
}

function signatureOf(signed: string, secret: string): string {
  return toBase64Url(hmac(sha256, utf8.encode(secret), utf8.encode(signed)))
}

/** Makes claims world-scoped: adds the claim that names the world. */
export function scopeClaimsToWorld(claims: Claims, worldName: string): Claims {
  return worldName === DEFAULT_WORLD ? claims : { ...claims, [WORLD]: worldName }
}

/**
 * Returns the claims of a token without checking its signature, or undefined if the token is not well-formed.
 * @example
 * readJwt(signJwt({ sub: 'agent-1' }, 'secret')) // { sub: 'agent-1' }
 */
export function readJwt(token: string): Claims | undefined {
  const parts = token.split('.')
  const bytes = parts.length === 3 ? fromBase64Url(parts[1] ?? '') : undefined
  if (!bytes) return undefined
  try {
    const claims: unknown = JSON.parse(utf8.decode(bytes))
    return isClaims(claims) ? claims : undefined
  } catch {
    return undefined
  }
}

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Returns the world that a token names. Undefined if the token names none or is not well-formed.
 * @example
 * worldOfJwt(signJwt({ sub: 'agent-1' }, 'secret')) // undefined: the token names no world
 */
export function worldOfJwt(token: string): string | undefined {
  const world = readJwt(token)?.[WORLD]
  return typeof world === 'string' ? world : undefined
}

/**
 * Returns the claims of a token after checking its HS256 signature and its times (`exp`, `nbf`).
 * @throws Problem `unauthenticated` if the signature or a time is not valid
 * @example
 * const claims = await verifyJwt(signJwt({ sub: 'agent-1' }, 'secret'), 'secret', emulator.clock)
 */
export async function verifyJwt(token: string, secret: string, clock: Clock): Promise<Claims> {
  // Loaded on first use, because only strict authentication verifies signatures.
  const { jwtVerify } = await import('jose/jwt/verify')
  const options = { algorithms: ['HS256'], currentDate: new Date(clock.millis()) }
  try {
    return (await jwtVerify(token, utf8.encode(secret), options)).payload
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem('unauthenticated', `The token is not valid: ${reason}`)
  }
}
