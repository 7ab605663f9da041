import { signJwt } from '../../engine/vendor/jwt.ts'
import { expiringClaims } from '../../engine/vendor/jwt-expiry.ts'
import { scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { Clock } from '../../world/clock.ts'
import type { BirdWorld } from './collections.ts'

/** Secret that signs tokens in a world without token issuers. */
export const ANY_SECRET = 'any-secret'

/**
 * Returns world-scoped credentials: a JWT of the first agent's user and an access key.
 * If the world has no such user, the JWT has no subject, which open authentication accepts.
 */
export function credentials(world: BirdWorld, worldName: string, clock: Clock): Credentials {
  const workspace = world.workspaces.first()
  const issuer = world.tokenIssuers.first()
  const { records: signedIn } = world.agents.page({ size: 1 }, { where: ({ userId }) => userId !== undefined })
  const key = world.accessKeys.first()
  const claims = { iss: issuer?.issuer ?? 'anybody', ...(signedIn[0] && { sub: signedIn[0].userId }) }
  return {
    headers: {
      authorization: `Bearer ${signJwt(expiringClaims(claims, worldName, clock), issuer?.secret ?? ANY_SECRET)}`,
    },
    settings: {
      accessKey: scopeToWorld(key?.key ?? 'any-access-key', worldName),
      ...(workspace && { workspaceId: workspace.id }),
    },
  }
}
