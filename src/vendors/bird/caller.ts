import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { readJwt, verifyJwt } from '../../engine/vendor/jwt.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { BirdWorld } from './collections.ts'

/** A signed-in user, or an access key. */
export interface BirdCaller extends Caller {
  /** undefined where the credential is no user's */
  readonly userId: string | undefined
}

/** Who presents an access key. Throws a Problem `unauthenticated`. */
export function accessKeyCaller({ headers, world, worldName, auth }: PresentedCredential<BirdWorld>): BirdCaller {
  const sent = accessKey(headers)
  if (sent === undefined) throw new Problem('unauthenticated', 'A JWT or an access key is required')
  const key = withoutWorldScope(sent, worldName)
  const known = world.accessKeys.get(key)
  if (auth === 'strict' && !known) throw new Problem('unauthenticated', 'The access key is unknown')
  return caller(key, known?.userId)
}

/** Who presents a JWT. Throws a Problem `unauthenticated`, or rejects with one. */
export function jwtCaller(presented: PresentedCredential<BirdWorld>): BirdCaller | Promise<BirdCaller> {
  const token = bearerToken(presented.headers)
  // The schemes are tried in turn, and the last one's words are heard.
  if (token === undefined) return accessKeyCaller(presented)
  if (presented.auth === 'strict') return verified(token, presented)
  return caller(token, userIn(readJwt(token)))
}

/** The key of an `Authorization: AccessKey` header; undefined when there is none or it is empty. */
export function accessKey(headers: Headers): string | undefined {
  const [, key] = /^AccessKey +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '') ?? []
  return key
}

async function verified(token: string, { world, clock }: PresentedCredential<BirdWorld>): Promise<BirdCaller> {
  const issuer = readJwt(token)?.['iss']
  const known = typeof issuer === 'string' ? world.tokenIssuers.get(issuer) : undefined
  if (!known) throw new Problem('unauthenticated', 'The token is refused: its issuer (iss) is unknown')
  return caller(token, userIn(await verifyJwt(token, known.secret, clock)))
}

function userIn(claims: ReturnType<typeof readJwt>): string | undefined {
  const subject = claims?.['sub']
  return typeof subject === 'string' ? subject : undefined
}

function caller(counted: string, userId: string | undefined): BirdCaller {
  return { rateLimitKey: counted, permissions: 'all', userId }
}
