import { scopeToWorld } from '../../engine/vendor/token.ts'
import type { Credentials } from '../../engine/vendor/vendor.ts'
import type { GenesysWorld } from './collections.ts'

/** A client and a token of the scenario, or any, which open authentication takes as well; both lead to their world. */
export function credentials(world: GenesysWorld, worldName: string): Credentials {
  const client = world.clients.first()
  const token = world.tokens.first()
  const clientId = scopeToWorld(client?.id ?? 'any-client', worldName)
  const clientSecret = client?.secret ?? 'any-secret'
  return {
    headers: { authorization: `Bearer ${scopeToWorld(token?.token ?? 'any-token', worldName)}` },
    settings: { clientId, clientSecret },
    schemes: { ClientCredentials: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` } },
  }
}
