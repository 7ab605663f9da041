import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { type Claims, readJwt, verifyJwt } from '../../engine/vendor/jwt.ts'
import { rejectIfExpired } from '../../engine/vendor/jwt-expiry.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { profile } from '../../generated/singularity/types.ts'
import { isExpired } from './api-key.ts'
import type { SingularityWorld } from './collections.ts'
import { defaultCompanyId, defaultUserId } from './company.ts'
import { ANY_SECRET } from './credentials.ts'

/** A user of a company, identified by a JWT or an API key. */
export interface SingularityCaller extends Caller {
  readonly userId: string
  readonly companyId: string
}

const KEY = /^sk_live_[0-9a-f]{64}$/

type Credential = PresentedCredential<SingularityWorld>

/**
 * Returns the caller that a bearer credential identifies.
 *
 * @throws Problem `unauthenticated` if the credential is missing or not valid
 */
export function callerOf(credential: Credential): SingularityCaller | Promise<SingularityCaller> {
  const token = bearerToken(credential.headers)
  const key = token === undefined ? '' : withoutWorldScope(token, credential.worldName)
  if (KEY.test(key)) return keyCaller(key, credential)
  const claims = token === undefined ? undefined : readJwt(token)
  if (token === undefined || !claims) throw missingCredential(token)
  if (credential.auth === 'strict') return verifiedCaller(token, credential)
  rejectIfExpired(token, companyOf(claims, credential)?.jwtSecret ?? ANY_SECRET, credential.clock)
  return createCaller({ ...claims, rateLimitKey: token }, credential)
}

/** Returns the company of the world that a JWT names. */
function companyOf({ companyId }: Claims, { world }: Credential) {
  return typeof companyId === 'string' ? world.companies.get(companyId) : undefined
}

function missingCredential(token: string | undefined): Problem {
  const found = token === undefined ? 'The bearer credential is missing' : 'The bearer credential is malformed'
  return new Problem('unauthenticated', `${found}: send a JWT, or an API key (sk_live_ and 64 hexadecimal digits)`)
}

function keyCaller(key: string, credential: Credential): SingularityCaller {
  const { world, clock, auth } = credential
  const known = world.apiKeys.get(key)
  if (known && isExpired(known, clock)) throw invalidKey(`expired at ${known.expiresAt}`)
  if (auth === 'strict' && !known) throw invalidKey('is unknown')
  return createCaller({ ...known, rateLimitKey: key }, credential)
}

function invalidKey(problem: string): Problem {
  return new Problem('unauthenticated', `The API key ${problem}: use a valid key of the scenario`)
}

/** Verifies a JWT with the secret of the company that the JWT itself names. */
async function verifiedCaller(token: string, credential: Credential): Promise<SingularityCaller> {
  const companyId = String(readJwt(token)?.['companyId'])
  const company = credential.world.companies.get(companyId)
  if (!company) {
    const message = `Unknown company "${companyId}": set the JWT's companyId to the id of a company of the scenario`
    throw new Problem('unauthenticated', message)
  }
  const claims = await verifyJwt(token, company.jwtSecret, credential.clock)
  return createCaller({ ...claims, rateLimitKey: token }, credential)
}

interface CallerClaims {
  readonly rateLimitKey: string
  readonly userId?: unknown
  readonly companyId?: unknown
  readonly permissions?: unknown
}

function createCaller(claims: CallerClaims, { world }: Credential): SingularityCaller {
  const { rateLimitKey, userId, permissions } = claims
  const isKnown = typeof claims.companyId === 'string' && world.companies.has(claims.companyId)
  const companyId = isKnown ? claims.companyId : defaultCompanyId(world)
  return {
    rateLimitKey,
    permissions: Array.isArray(permissions) ? permissions.map(String) : 'all',
    canSee: (record, { schema, profile }) => {
      if (!('companyId' in record) || record.companyId === companyId) return true
      if (schema === 'TeamRecord') rejectForeignTeam(profile)
      return false
    },
    userId: typeof userId === 'string' ? userId : defaultUserId(world),
    companyId,
  }
}

/** Rejects a request for a team of another company if the profile's `foreignTeam` is 403. */
export function rejectForeignTeam({
  foreignTeam,
}: Readonly<Record<string, unknown>> | Pick<profile, 'foreignTeam'>): void {
  if (foreignTeam === 403) throw new Problem('forbidden', 'The team belongs to another company')
}
