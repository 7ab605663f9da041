import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { links, operations } from '../../generated/genesys/types.ts'
import { uuidOf } from '../../world/random.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'
import { homeDivisionOf } from './divisions.ts'
import type { GenesysContext } from './genesys.ts'
import { madeUpUserId } from './oauth/users.ts'
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
 * Checks that a token has a user, for operations that need one.
 * @throws a Problem `malformed` for client credentials, unless the profile gives them a made-up user
 */
export function requireUser(caller: GenesysCaller, profile: GenesysContext['profile']): void {
  if (caller.userId !== undefined || profile.clientCredentialsUser === 'synthetic') return
  throw new Problem('malformed', 'This request needs a user context, which the grant type client credentials lacks')
}

/**
 * Returns the user that a token acts as. A token for client credentials has a made-up user, and so has a token whose
 * user is not in the world.
 */
export function userOf({ world, caller, link }: Pick<GenesysContext, 'world' | 'caller' | 'link'>): UserRecord {
  const { id, selfUri } = userReference(caller, link)
  const user = world.users.get(id)
  if (user) return user
  const email = `${id}@clients.example`
  const { clientName: name } = caller
  const division = homeDivisionOfUser(world, link)
  return { id, name, division, username: email, email, state: 'active', version: 1, selfUri }
}

/** Returns a reference to the user that a token acts as, or to the made-up user of its client. */
export function userReference({ userId, clientId }: GenesysCaller, link: Link<operations>): Schemas['UserReference'] {
  const id = userId ?? madeUpUserId(clientId)
  return { id, selfUri: link('getUser', { userId: id }) }
}
