import { scopeClaimsToWorld, signJwt } from '../../engine/vendor/jwt.ts'
import { scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { SingularityWorld } from './collections.ts'
import { defaultCompanyId } from './company.ts'

/** Creates world-scoped credentials: the scenario's first API key, and a JWT for a user of its first company. */
export function credentials(world: SingularityWorld, worldName: string): Credentials {
  const companyId = defaultCompanyId(world)
  const key = world.apiKeys.first()
  const claims = { userId: 'console-user', email: 'console@users.example', companyId }
  const jwt = signJwt(scopeClaimsToWorld(claims, worldName), world.companies.get(companyId)?.jwtSecret ?? 'any-secret')
  const apiKey = key && scopeToWorld(key.key, worldName)
  return {
    headers: { authorization: `Bearer ${apiKey ?? jwt}` },
    settings: { ...(apiKey !== undefined && { apiKey }), jwt },
  }
}
