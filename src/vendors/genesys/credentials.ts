import type { Credentials } from '../../engine/vendor.ts'
import type { GenesysWorld } from './collections.ts'

/** A client of the scenario, or any, which open authentication takes as well; and a token that works as it is. */
export function credentials(world: GenesysWorld): Credentials {
  const [client] = world.clients.list()
  const [token] = world.tokens.list()
  return {
    headers: { authorization: `Bearer ${token?.token ?? 'any-token'}` },
    settings: { clientId: client?.id ?? 'any-client', clientSecret: client?.secret ?? 'any-secret' },
  }
}
