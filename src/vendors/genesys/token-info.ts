import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Schemas } from './collections.ts'
import type { GenesysContext } from './genesys.ts'
import { organizationOf } from './identity.ts'

/** Returns the organisations and the client of the token that a request was sent with. */
export function tokenInfo({
  world,
  caller,
  link,
}: Pick<GenesysContext, 'world' | 'caller' | 'link'>): Immutable<Schemas['TokenInfo']> {
  const { id, name } = organizationOf(world, link)
  const organization = { id, name }
  return {
    organization,
    homeOrganization: organization,
    authorizedScope: [],
    OAuthClient: { id: caller.clientId, name: caller.clientName, organization },
  }
}
