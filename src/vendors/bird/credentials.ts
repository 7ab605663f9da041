import { scopeClaimsToWorld, signJwt } from '../../engine/vendor/jwt.ts'
import { scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { BirdWorld } from './collections.ts'

/**
 * Returns world-scoped credentials: a JWT of the first agent's user and an access key.
 * If the world has no such user, the JWT has no subject, which open authentication accepts.
 */
export function credentials(world: BirdWorld, worldName: string): Credentials {
  const workspace = world.workspaces.first()
  const issuer = world.tokenIssuers.first()
  const { records: signedIn } = world.agents.page({ size: 1 }, { where: ({ userId }) => userId !== undefined })
  const key = world.accessKeys.first()
  const claims = { iss: issuer?.issuer ?? 'anybody', ...(signedIn[0] && { sub: signedIn[0].userId }) }
  return {
    headers: {
      authorization: `Bearer ${signJwt(scopeClaimsToWorld(claims, worldName), issuer?.secret ?? 'any-secret')}`,
    },
    settings: {
      accessKey: scopeToWorld(key?.key ?? 'any-access-key', worldName),
      ...(workspace && { workspaceId: workspace.id }),
    },
  }
}
