import { basicAuthorization, scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { Clock } from '../../world/clock.ts'
import type { GenesysWorld } from './collections.ts'
import { currentToken } from './issued-tokens.ts'

/**
 * Returns world-scoped credentials: the scenario's first client, and its first valid token. If the scenario has none, returns made-up
 * ones, which open authentication also accepts.
 */
export function credentials(world: GenesysWorld, worldName: string, clock: Clock): Credentials {
  const client = world.clients.first()
  const token = currentToken(world, clock)
  const clientId = scopeToWorld(client?.id ?? 'any-client', worldName)
  const clientSecret = client?.secret ?? 'any-secret'
  return {
    headers: { authorization: `Bearer ${scopeToWorld(token ?? 'any-token', worldName)}` },
    settings: { clientId, clientSecret },
    schemes: { ClientCredentials: { authorization: basicAuthorization({ id: clientId, secret: clientSecret }) } },
  }
}
