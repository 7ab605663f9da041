import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { links } from '../../generated/genesys/types.ts'
import { uuidOf } from '../../world/random.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'

/** Returns the organisation that all tokens of a world belong to. */
export function organizationOf(world: GenesysWorld, link: Link<links>): Immutable<Schemas['Organization']> {
  const organization = world.organizations.first()
  if (organization) return organization
  const id = uuidOf('organization')
  const selfUri = link('organization', { organizationId: id })
  return { id, name: 'Unnamed organisation', state: 'active', version: 1, selfUri }
}

/** Returns the organisation's home division, the default division of a queue. */
export function homeDivision(link: Link<links>): Schemas['Division'] {
  const id = uuidOf('home division')
  return { id, name: 'Home', selfUri: link('division', { divisionId: id }) }
}

/**
 * Returns the user that a token acts as. At the vendor, client credentials have no user. Here each client has a made-up
 * user with a fixed id, so that the records that the client creates have a `createdBy`.
 */
export function userOf({ clientId, clientName }: GenesysCaller, link: Link<links>): Immutable<Schemas['UserMe']> {
  const id = uuidOf(`user of ${clientId}`)
  return {
    id,
    name: clientName,
    division: homeDivision(link),
    username: `${id}@clients.example`,
    email: `${id}@clients.example`,
    state: 'active',
    version: 1,
    selfUri: link('user', { userId: id }),
  }
}

/** Returns a reference to the user that a token acts as. */
export function userReference(caller: GenesysCaller, link: Link<links>): Schemas['UserReference'] {
  const id = uuidOf(`user of ${caller.clientId}`)
  return { id, selfUri: link('user', { userId: id }) }
}
