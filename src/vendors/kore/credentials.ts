import { claimsFor, signJwt } from '../../engine/vendor/jwt.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { KoreWorld } from './collections.ts'
import { accountOf } from './identity.ts'
import { prefixed, uuid5 } from './ids.ts'

const ANY_APP = { appId: prefixed('cs', uuid5('any app')), name: 'Any app', secret: 'any-secret' }

/** A token that the scenario's app signed, or any, which open authentication takes as well; it leads to its world. */
export function credentials(world: KoreWorld, worldName: string): Credentials {
  const { appId, name, secret } = world.apps.first() ?? ANY_APP
  const accountId = accountOf(world).id
  const stream = world.streams.first()
  // Without an expiry: whoever pastes it a year from now is let in, too.
  const auth = signJwt(claimsFor({ appId, sub: name }, worldName), secret)
  return {
    headers: { auth, accountId },
    settings: { accountId, ...(stream && { streamId: stream.id }), appId, appSecret: secret },
  }
}
