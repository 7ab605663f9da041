import { claimsFor, signJwt } from '../../engine/vendor/jwt.ts'
import { scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { SingularityWorld } from './collections.ts'
import { homeCompany } from './company.ts'

/** A key of the scenario, and a JWT of a user of its first company; both lead to their world. */
export function credentials(world: SingularityWorld, worldName: string): Credentials {
  const companyId = homeCompany(world)
  const key = world.apiKeys.first()
  const claims = { userId: 'console-user', email: 'console@users.example', companyId }
  const jwt = signJwt(claimsFor(claims, worldName), world.companies.get(companyId)?.jwtSecret ?? 'any-secret')
  const apiKey = key && scopeToWorld(key.key, worldName)
  return {
    headers: { authorization: `Bearer ${apiKey ?? jwt}` },
    settings: { ...(apiKey !== undefined && { apiKey }), jwt },
  }
}
