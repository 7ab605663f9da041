import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { links } from '../../generated/genesys/types.ts'
import { uuidOf } from '../../world/random.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'

/** The organisation that all tokens of a world belong to. */
export function organizationOf(world: GenesysWorld, link: Link<links>): Immutable<Schemas['Organization']> {
  const named = world.organizations.first()
  if (named) return named
  const id = uuidOf('organization')
  const selfUri = link('organization', { organizationId: id })
  return { id, name: 'Unnamed organisation', state: 'active', version: 1, selfUri }
}

/** The division that a queue belongs to unless it is given to another. */
export function homeDivision(link: Link<links>): Schemas['Division'] {
  const id = uuidOf('home division')
  return { id, name: 'Home', selfUri: link('division', { divisionId: id }) }
}

/**
 * The user that a token acts as. The vendor's client credentials have none; here each client has a made-up one, which
 * stays the same, so that what the client makes names its maker.
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

/** The same user, by reference. */
export function userReference(caller: GenesysCaller, link: Link<links>): Schemas['UserReference'] {
  const id = uuidOf(`user of ${caller.clientId}`)
  return { id, selfUri: link('user', { userId: id }) }
}
