import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { type Claims, readJwt, verifyJwt } from '../../engine/vendor/jwt.ts'
import { rejectIfExpired } from '../../engine/vendor/jwt-expiry.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { KoreWorld } from './collections.ts'
import { ANY_APP } from './credentials.ts'
import { accountOf, userIdOf } from './identity.ts'

/** An app that sends a token, together with the user in it. */
export interface KoreCaller extends Caller {
  /** the token's subject, usually an email address; the appId if the token has no subject */
  readonly subject: string
  readonly userId: string
}

/** Reason of a problem with a header that does not have the form of a token. */
export const NO_TOKEN = 'no-token'

/** App id for a token without an appId. Only strict authentication rejects such a token. */
const UNKNOWN_APP = 'unknown-app'

/**
 * Returns the caller of a JSON Web Token.
 *
 * @throws a Problem `unauthenticated`, or rejects with it
 */
export function tokenCaller({
  headers,
  world,
  clock,
  auth,
}: PresentedCredential<KoreWorld>): KoreCaller | Promise<KoreCaller> {
  const token = headers.get('auth')
  if (token === null) throw unauthenticated('the auth header is missing; send a JSON Web Token in it')
  const claims = readClaims(token)
  rejectOtherAccount(headers, world)
  const appId = stringClaim(claims, 'appId')
  if (auth === 'open') {
    rejectIfExpired(token, world.apps.get(appId ?? '')?.secret ?? ANY_APP.secret, clock)
    return toCaller(claims, world)
  }
  if (appId === undefined) throw unauthenticated('the token has no appId; set this claim to the id of an app')
  const app = world.apps.get(appId)
  if (!app) throw unauthenticated(`the claim appId must be the id of an app of the account, got "${appId}"`)
  return verifyJwt(token, app.secret, clock).then((verified) => toCaller(verified, world))
}

/** Returns the claims of a token without checking its signature. */
function readClaims(token: string): Claims {
  if (!/^[^\s.]+\.[^\s.]+\.[^\s.]*$/.test(token)) {
    const message = 'the auth header must be a JSON Web Token without a scheme such as Bearer in front of it'
    throw new Problem('unauthenticated', message, { reason: NO_TOKEN })
  }
  const claims = readJwt(token)
  if (!claims) throw unauthenticated('the auth header must be a JSON Web Token, but its parts are not encoded JSON')
  return claims
}

function rejectOtherAccount(headers: Headers, world: KoreWorld): void {
  const accountId = headers.get('accountId')
  if (accountId === null || world.accounts.size === 0) return
  const { id } = accountOf(world)
  if (accountId !== id) throw unauthenticated(`the accountId header must be "${id}", got "${accountId}"`)
}

function toCaller(claims: Claims, world: KoreWorld): KoreCaller {
  const account = accountOf(world)
  const subject = stringClaim(claims, 'sub') ?? stringClaim(claims, 'appId') ?? UNKNOWN_APP
  return { rateLimitKey: account.id, permissions: 'all', subject, userId: userIdOf(account, subject) }
}

function stringClaim(claims: Claims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' ? value : undefined
}

function unauthenticated(message: string): Problem {
  return new Problem('unauthenticated', message)
}
