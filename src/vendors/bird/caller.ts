import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { readJwt, verifyJwt } from '../../engine/vendor/jwt.ts'
import { rejectIfExpired } from '../../engine/vendor/jwt-expiry.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { BirdWorld } from './collections.ts'
import { ANY_SECRET } from './credentials.ts'
import { rejectIfDenied } from './policies.ts'

/** The caller of an operation: a signed-in user, or an access key. */
export interface BirdCaller extends Caller {
  /** undefined if the credential has no user */
  readonly userId: string | undefined
}

/**
 * Returns the caller that an access key identifies.
 * @throws Problem `unauthenticated` if the key is missing, or unknown under strict authentication; `forbidden` if the key
 *   has policies and none allows the request
 */
export function accessKeyCaller(presented: PresentedCredential<BirdWorld>): BirdCaller {
  const { headers, world, worldName, auth } = presented
  const sent = accessKey(headers)
  if (sent === undefined) {
    throw new Problem('unauthenticated', 'A JWT or an access key is required: send it in the Authorization header')
  }
  const key = withoutWorldScope(sent, worldName)
  const known = world.accessKeys.get(key)
  if (auth === 'strict' && !known) {
    throw new Problem('unauthenticated', 'The access key is unknown: use an access key of this world')
  }
  if (known?.policies) rejectIfDenied(known.policies, presented)
  return toCaller(key, known?.userId)
}

/**
 * Returns the caller that a JWT identifies.
 * @throws Problem `unauthenticated`, or rejects with it, if the token is missing, expired although its issuer is known,
 *   or invalid under strict authentication
 */
export function jwtCaller(presented: PresentedCredential<BirdWorld>): BirdCaller | Promise<BirdCaller> {
  const token = bearerToken(presented.headers)
  // The schemes are tried in turn and the last scheme's error is reported, so this scheme also accepts an access key.
  if (token === undefined) return accessKeyCaller(presented)
  if (presented.auth === 'strict') return verifiedCaller(token, presented)
  rejectIfExpired(token, issuerOf(token, presented)?.secret ?? ANY_SECRET, presented.clock)
  return toCaller(token, subjectOf(readJwt(token)))
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
/** Author of records that a caller without a user creates: the nil UUID (RFC 9562, 5.9). */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Returns the id of the user who changes a skill. */
export function skillAuthor({ userId }: BirdCaller): string {
  return userId !== undefined && UUID.test(userId) ? userId : NOBODY
}

/** Returns the key of an `Authorization: AccessKey` header; undefined if the header is missing or has no key. */
export function accessKey(headers: Headers): string | undefined {
  const [, key] = /^AccessKey +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  return key
}

/** Returns the token issuer of the world that a token names. */
function issuerOf(token: string, { world }: PresentedCredential<BirdWorld>) {
  const issuer = readJwt(token)?.['iss']
  return typeof issuer === 'string' ? world.tokenIssuers.get(issuer) : undefined
}

async function verifiedCaller(token: string, presented: PresentedCredential<BirdWorld>): Promise<BirdCaller> {
  const known = issuerOf(token, presented)
  if (!known) {
    throw new Problem('unauthenticated', 'The issuer (iss) of the token is unknown: use a token issuer of this world')
  }
  return toCaller(token, subjectOf(await verifyJwt(token, known.secret, presented.clock)))
}

function subjectOf(claims: ReturnType<typeof readJwt>): string | undefined {
  const subject = claims?.['sub']
  return typeof subject === 'string' ? subject : undefined
}

function toCaller(rateLimitKey: string, userId: string | undefined): BirdCaller {
  return { rateLimitKey, permissions: 'all', userId }
}
