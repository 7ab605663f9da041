import type { AnyDeclaration } from './collections.ts'
import type { AnyFactory } from './vendor.ts'

/** Returns factories for the collections that have none of their own: records are stored as a scenario has them. */
export function defaultFactories(
  collections: Readonly<Record<string, AnyDeclaration>>,
  own: Readonly<Record<string, unknown>>,
): Record<string, AnyFactory> {
  // A vendor with factories leaves out the collections that no scenario may contain.
  if (Object.keys(own).length > 0) return {}
  return Object.fromEntries(Object.entries(collections).map(([name, { key }]) => [name, factoryOf(name, key)]))
}

function factoryOf(collection: string, key: AnyDeclaration['key']): AnyFactory {
  return (draft, { create, id }) => {
    create(collection, typeof key === 'string' ? { [key]: id(), ...draft } : { ...draft })
  }
}
