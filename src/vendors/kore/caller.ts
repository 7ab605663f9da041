import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { type Claims, readJwt, verifyJwt } from '../../engine/vendor/jwt.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { KoreWorld } from './collections.ts'
import { accountOf, userIdOf } from './identity.ts'

/** An app that presents a token, and on whose behalf. */
export interface KoreCaller extends Caller {
  /** what the token calls its subject: an address, as a rule */
  readonly subject: string
  readonly userId: string
}

/** The app of a token that names none, which only strict authentication refuses. */
const UNKNOWN_APP = 'unknown-app'

/** Who presents a JSON Web Token. Throws a Problem `unauthenticated`, or rejects with it. */
export function tokenCaller({
  headers,
  world,
  clock,
  auth,
}: PresentedCredential<KoreWorld>): KoreCaller | Promise<KoreCaller> {
  const token = headers.get('auth')
  if (token === null) throw refusal('the header auth with a JSON Web Token is missing')
  const claims = /\s/.test(token) ? undefined : readJwt(token)
  if (!claims) throw refusal('the header auth must be a JSON Web Token with nothing before it')
  refuseOtherAccount(headers, world)
  if (auth === 'open') return callerOf(claims, world)
  const appId = textIn(claims, 'appId')
  const app = appId === undefined ? undefined : world.apps.get(appId)
  if (!app) throw refusal(`the claim appId must name an app, and was ${appId ?? 'absent'}`)
  return verifyJwt(token, app.secret, clock).then((verified) => callerOf(verified, world))
}

function refuseOtherAccount(headers: Headers, world: KoreWorld): void {
  const sent = headers.get('accountId')
  if (sent === null || world.accounts.size === 0) return
  const { id } = accountOf(world)
  if (sent !== id) throw refusal(`the account is ${id}, and the header accountId was ${sent}`)
}

function callerOf(claims: Claims, world: KoreWorld): KoreCaller {
  const appId = textIn(claims, 'appId') ?? UNKNOWN_APP
  const subject = textIn(claims, 'sub') ?? appId
  return { rateLimitKey: appId, permissions: 'all', subject, userId: userIdOf(accountOf(world), subject) }
}

function textIn(claims: Claims, name: string): string | undefined {
  const value = claims[name]
  return typeof value === 'string' ? value : undefined
}

function refusal(why: string): Problem {
  return new Problem('unauthenticated', why)
}
