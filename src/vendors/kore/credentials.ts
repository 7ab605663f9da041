import { signJwt } from '../../engine/vendor/jwt.ts'
import { expiringClaims } from '../../engine/vendor/jwt-expiry.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { Clock } from '../../world/clock.ts'
import type { KoreWorld } from './collections.ts'
import { accountOf } from './identity.ts'
import { prefixed, uuid5 } from './ids.ts'

/** App that signs tokens in a world without apps. */
export const ANY_APP = { appId: prefixed('cs', uuid5('any app')), name: 'Any app', secret: 'any-secret' }

/**
 * Creates credentials for a world: a world-scoped token, signed with the secret of the scenario's first app.
 *
 * If the scenario has no app, an unknown app signs the token. Only open authentication accepts that token.
 */
export function credentials(world: KoreWorld, worldName: string, clock: Clock): Credentials {
  const { appId, name, secret } = world.apps.first() ?? ANY_APP
  const accountId = accountOf(world).id
  const stream = world.streams.first()
  const auth = signJwt(expiringClaims({ appId, sub: name }, worldName, clock), secret)
  return {
    headers: { auth, accountId },
    settings: { accountId, ...(stream && { streamId: stream.id }), appId, appSecret: secret },
  }
}
