import { Collection } from '../../src/world/collection.ts'
import type { Shape } from '../../src/world/collection-state.ts'

/** A record for tests of collections, independent of any vendor. */
export interface Desk {
  readonly id: string
  readonly name: string
  readonly team?: string
  readonly opened: string
}

export const deskShape: Shape<Desk> = {
  schema: 'Desk',
  key: ({ id }) => id,
  unique: { name: ({ name }) => name.toLowerCase() },
  indexes: { team: ({ team }) => team },
  order: ({ opened }) => opened,
}

export type Desks = Collection<Desk, 'name', 'team'>

export function emptyDesks(): Desks {
  return new Collection<Desk, 'name', 'team'>(deskShape)
}

/** Creates a collection of desks with these names, opened one after another. */
export function desksNamed(...names: readonly string[]): Desks {
  const desks = emptyDesks()
  for (const [i, name] of names.entries()) desks.insert({ id: `d${i}`, name, opened: String(i).padStart(4, '0') })
  return desks
}

export function namesOf(desks: readonly Desk[]): string[] {
  return desks.map(({ name }) => name)
}
