import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { readJwt, verifyJwt } from '../../engine/vendor/jwt.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, withoutWorldScope } from '../../engine/vendor/token.ts'
import type { SingularityWorld } from './collections.ts'
import { homeCompany } from './company.ts'

/** A user of a company, or one of its keys. */
export interface SingularityCaller extends Caller {
  readonly userId: string
  readonly companyId: string
}

const KEY = /^sk_live_[0-9a-f]{64}$/

type Asked = PresentedCredential<SingularityWorld>

/** Who presents a bearer credential. Throws a Problem `unauthenticated`. */
export function callerOf(presented: Asked): SingularityCaller | Promise<SingularityCaller> {
  const sent = bearerToken(presented.headers)
  const key = sent === undefined ? '' : withoutWorldScope(sent, presented.worldName)
  if (KEY.test(key)) return keyCaller(key, presented)
  const claims = sent === undefined ? undefined : readJwt(sent)
  if (sent === undefined || !claims) {
    const forms = 'a JWT, or an API key (sk_live_ and 64 hexadecimal digits)'
    throw new Problem('unauthenticated', `A bearer credential is required: ${forms}`)
  }
  if (presented.auth === 'strict') return verified(sent, presented)
  return caller({ ...claims, counted: sent }, presented)
}

function keyCaller(key: string, presented: Asked): SingularityCaller {
  const { world, clock, auth } = presented
  const known = world.apiKeys.get(key)
  const expired = known?.expiresAt !== undefined && Date.parse(known.expiresAt) <= clock.millis()
  if (auth === 'strict' && (!known || expired)) {
    throw new Problem('unauthenticated', 'The API key is unknown or has expired')
  }
  return caller({ ...known, counted: key }, presented)
}

/** Signed with the secret of the company that the token itself names, and of no other. */
async function verified(token: string, presented: Asked): Promise<SingularityCaller> {
  const company = presented.world.companies.get(String(readJwt(token)?.['companyId']))
  if (!company) throw new Problem('unauthenticated', 'The token names no company of this world')
  const claims = await verifyJwt(token, company.jwtSecret, presented.clock)
  return caller({ ...claims, counted: token }, presented)
}

interface Claimed {
  readonly counted: string
  readonly userId?: unknown
  readonly companyId?: unknown
  readonly permissions?: unknown
}

function caller({ counted, userId, companyId, permissions }: Claimed, { world }: Asked): SingularityCaller {
  const claimed = typeof companyId === 'string' && world.companies.has(companyId) ? companyId : homeCompany(world)
  return {
    rateLimitKey: counted,
    permissions: Array.isArray(permissions) ? permissions.map(String) : 'all',
    canSee: (record) => !('companyId' in record) || record.companyId === claimed,
    userId: typeof userId === 'string' ? userId : 'unknown-user',
    companyId: claimed,
  }
}
