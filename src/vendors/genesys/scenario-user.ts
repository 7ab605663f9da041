import type { Link } from '../../engine/spec/link.ts'
import type { links, operations } from '../../generated/genesys/types.ts'
import { uuidOf } from '../../world/random.ts'
import type { GenesysWorld, Schemas } from './collections.ts'

/** Returns the user that created the scenario's records: its first user, or a made-up one. */
export function scenarioUser(world: GenesysWorld, link: Link<operations & links>): Schemas['UserReference'] {
  const id = world.users.first()?.id ?? uuidOf('user of the scenario')
  return { id, selfUri: link('getUser', { userId: id }) }
}
