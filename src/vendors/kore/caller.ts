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
  const claims = /\s/.test(token) ? undefined : readJwt(token)
  if (!claims) {
    throw unauthenticated('the auth header must be a JSON Web Token without a scheme such as Bearer in front of it')
  }
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

function rejectOtherAccount(headers: Headers, world: KoreWorld): void {
  const accountId = headers.get('accountId')
  if (accountId === null || world.accounts.size === 0) return
  const { id } = accountOf(world)
  if (accountId !== id) throw unauthenticated(`the accountId header must be "${id}", got "${accountId}"`)
}

function toCaller(claims: Claims, world: KoreWorld): KoreCaller {
  const appId = stringClaim(claims, 'appId') ?? UNKNOWN_APP
  const subject = stringClaim(claims, 'sub') ?? appId
  return { rateLimitKey: appId, permissions: 'all', subject, userId: userIdOf(accountOf(world), subject) }
}

function stringClaim(claims: Claims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' ? value : undefined
}

function unauthenticated(message: string): Problem {
  return new Problem('unauthenticated', message)
}
