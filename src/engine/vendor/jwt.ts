import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Clock } from '../../world/clock.ts'
import { fromBase64 } from './base64.ts'
import { Problem } from './problem.ts'
import { utf8 } from './utf8.ts'

/** What a JSON Web Token (RFC 7519) says. */
export type Claims = Readonly<Record<string, unknown>>

/** The claim of ours by which a token leads to its world; one without it leads to where it is sent. */
const WORLD = 'world'
/** The world that a credential leads to when it names none. */
const FIRST = 'default'

const HEADER = base64Url(utf8.encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' })))

/**
 * Signs claims with HS256. Done here and not by the library that checks them, since credentials are shown where
 * nothing can be waited for.
 */
export function signJwt(claims: Claims, secret: string): string {
  const signed = `${HEADER}.${base64Url(utf8.encode(JSON.stringify(claims)))}`
  return `${signed}.${base64Url(hmac(sha256, utf8.encode(secret), utf8.encode(signed)))}`
}

/** Claims that lead to a world by themselves. */
export function claimsFor(claims: Claims, worldName: string): Claims {
  return worldName === FIRST ? claims : { ...claims, [WORLD]: worldName }
}

/** What a token says, whoever signed it; undefined when it is not well formed. */
export function readJwt(token: string): Claims | undefined {
  const parts = token.split('.')
  const bytes = parts.length === 3 ? fromBase64((parts[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')) : undefined
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

/** The world that a token leads to; undefined when it names none or is not well formed. */
export function worldOfJwt(token: string): string | undefined {
  const world = readJwt(token)?.[WORLD]
  return typeof world === 'string' ? world : undefined
}

/**
 * What a token says, once its HS256 signature and its times (`exp`, `nbf`) are found right.
 * @throws Problem `unauthenticated` that says what is wrong with it
 */
export async function verifyJwt(token: string, secret: string, clock: Clock): Promise<Claims> {
  // Loaded when the first signature is checked: only strict authentication does.
  const { jwtVerify } = await import('jose/jwt/verify')
  const options = { algorithms: ['HS256'], currentDate: new Date(clock.millis()) }
  try {
    return (await jwtVerify(token, utf8.encode(secret), options)).payload
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Problem('unauthenticated', `The token is refused: ${reason}`)
  }
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
