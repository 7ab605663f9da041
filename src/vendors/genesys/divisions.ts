import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { operations } from '../../generated/genesys/types.ts'
import { uuidOf } from '../../world/random.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import type { GenesysWorld, Schemas } from './collections.ts'
import { sortRecords } from './sort-records.ts'

/** A division as a response shows it. */
export type AuthzDivision = Immutable<Schemas['AuthzDivision']>

/** Returns the division that records belong to by default. If the scenario defines none, it has a fixed id. */
export function homeDivisionOf({ divisions }: Pick<GenesysWorld, 'divisions'>, link: Link<operations>): AuthzDivision {
  const home = divisions.first({ where: ({ homeDivision }) => homeDivision })
  return home ?? createDivision({ id: uuidOf('home division'), name: 'Home', homeDivision: true }, link)
}

/** Returns all divisions, sorted by name. The home division is always among them. */
export function divisionsOf(world: GenesysWorld, link: Link<operations>): readonly AuthzDivision[] {
  const home = homeDivisionOf(world, link)
  const all = world.divisions.list()
  return sortRecords(all.includes(home) ? all : [home, ...all], ({ name }) => name)
}

/**
 * Returns the division with an id.
 * @throws RecordNotFound
 */
export function getDivisionOrThrow(world: GenesysWorld, divisionId: string, link: Link<operations>): AuthzDivision {
  const division = divisionsOf(world, link).find(({ id }) => id === divisionId)
  if (division) return division
  throw new RecordNotFound('Division', divisionId)
}

/** Creates a division without adding it to the world. */
export function createDivision(
  { id, name, homeDivision = false }: Pick<AuthzDivision, 'id' | 'name'> & { readonly homeDivision?: boolean },
  link: Link<operations>,
): AuthzDivision {
  const selfUri = link('getAuthorizationDivision', { divisionId: id })
  return { id, name, description: '', homeDivision, selfUri }
}

/** Returns a division with the numbers of its records. */
export function withObjectCounts(division: AuthzDivision, world: GenesysWorld): AuthzDivision {
  const isInside = (record: { readonly division?: { readonly id: string } }) => record.division?.id === division.id
  const objectCounts = {
    QUEUE: world.routingQueues.list({ where: isInside }).length,
    USER: world.users.list({ where: isInside }).length,
    WRAPUP_CODE: world.wrapupCodes.list({ where: isInside }).length,
  }
  return { ...division, objectCounts }
}
