import { signJwt } from '../../engine/vendor/jwt.ts'
import { expiringClaims } from '../../engine/vendor/jwt-expiry.ts'
import { scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { Clock } from '../../world/clock.ts'
import { isExpired } from './api-key.ts'
import type { SingularityWorld } from './collections.ts'
import { defaultCompanyId, defaultUserId } from './company.ts'

/** Secret that signs tokens in a world without companies. */
export const ANY_SECRET = 'any-secret'

/**
 * Creates world-scoped credentials: the scenario's first API key that has not expired, and a JWT for a user of its first
 * company. The JWT is sent if all keys have expired.
 */
export function credentials(world: SingularityWorld, worldName: string, clock: Clock): Credentials {
  const companyId = defaultCompanyId(world)
  const valid = world.apiKeys.list().find((one) => !isExpired(one, clock))
  const key = valid ?? world.apiKeys.first()
  const claims = { userId: defaultUserId(world), email: 'console@users.example', companyId }
  const secret = world.companies.get(companyId)?.jwtSecret ?? ANY_SECRET
  const jwt = signJwt(expiringClaims(claims, worldName, clock), secret)
  const apiKey = key && scopeToWorld(key.key, worldName)
  return {
    headers: { authorization: `Bearer ${(valid && apiKey) ?? jwt}` },
    settings: { ...(apiKey !== undefined && { apiKey }), jwt },
  }
}
