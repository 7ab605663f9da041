import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { links, operations } from '../../generated/genesys/types.ts'
import { uuidOf } from '../../world/random.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'
import { homeDivisionOf } from './divisions.ts'
import type { UserRecord } from './user-view.ts'

/** Returns the organisation that all tokens of a world belong to. */
export function organizationOf(world: GenesysWorld, link: Link<links>): Immutable<Schemas['Organization']> {
  const organization = world.organizations.first()
  if (organization) return organization
  const id = uuidOf('organization')
  const selfUri = link('organization', { organizationId: id })
  return { id, name: 'Unnamed organisation', state: 'active', version: 1, selfUri }
}

/** Returns a reference to the home division, the default division of a record. */
export function homeDivision(world: GenesysWorld, link: Link<operations>): Immutable<Schemas['Division']> {
  const { id, name, selfUri } = homeDivisionOf(world, link)
  return { id, name, selfUri }
}

/** Returns a reference to the home division as users have it: with an empty name. */
export function homeDivisionOfUser(world: GenesysWorld, link: Link<operations>): Immutable<Schemas['Division']> {
  return { ...homeDivision(world, link), name: '' }
}

/**
 * Returns the user that a token acts as. At the vendor, client credentials have no user. Here each client has a made-up
 * user with a fixed id, so that the records that the client creates have a `createdBy`.
 */
export function userOf(
  { clientId, clientName }: GenesysCaller,
  { world, link }: { readonly world: GenesysWorld; readonly link: Link<operations> },
): UserRecord {
  const id = uuidOf(`user of ${clientId}`)
  const known = world.users.get(id)
  if (known) return known
  return {
    id,
    name: clientName,
    division: homeDivisionOfUser(world, link),
    username: `${id}@clients.example`,
    email: `${id}@clients.example`,
    state: 'active',
    version: 1,
    selfUri: link('getUser', { userId: id }),
  }
}

/** Returns a reference to the user that a token acts as. */
export function userReference(caller: GenesysCaller, link: Link<operations>): Schemas['UserReference'] {
  const id = uuidOf(`user of ${caller.clientId}`)
  return { id, selfUri: link('getUser', { userId: id }) }
}
