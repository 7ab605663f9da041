import type { Operation } from '../engine/spec.ts'
import type { Vendor } from '../engine/vendor.ts'
import type { World } from '../world/world.ts'

/** What lets a client into a world, as values of a provider state: by header, by other scheme, and by setting. */
export function credentialValues(vendor: Vendor, world: World): Map<string, string> {
  const { headers, settings, schemes = {} } = vendor.credentials(world.group(vendor.name), world.name)
  const own = Object.entries({ ...settings, ...headers }).map(([name, value]) => [nameOf(vendor, name), value] as const)
  const others = Object.entries(schemes).flatMap(([scheme, given]) => {
    return Object.entries(given).map(([header, value]) => [nameOf(vendor, header, scheme), value] as const)
  })
  return new Map([...own, ...others])
}

/** The name of the value that goes into a header of an operation; undefined where there is none to give. */
export function credentialFor(
  vendor: Vendor,
  { schemes }: Operation,
  header: string,
  known: ReadonlyMap<string, string>,
): string | undefined {
  const names = [...schemes.map((scheme) => nameOf(vendor, header, scheme)), nameOf(vendor, header)]
  return names.find((name) => known.has(name))
}

/** The headers that let a client carry out an operation, with the names of their values. */
export function credentialsFor(vendor: Vendor, operation: Operation, world: World): Map<string, string> {
  const known = credentialValues(vendor, world)
  const { headers, schemes = {} } = vendor.credentials(world.group(vendor.name), world.name)
  const [scheme] = operation.schemes.filter((name) => name in schemes)
  const wanted = Object.keys((scheme === undefined ? undefined : schemes[scheme]) ?? headers)
  return new Map(
    wanted.flatMap((header) => {
      const name = credentialFor(vendor, operation, header, known)
      return name === undefined ? [] : [[header, known.get(name) ?? ''] as const]
    }),
  )
}

function nameOf({ name: vendor }: Vendor, name: string, scheme?: string): string {
  return scheme === undefined ? `${vendor}.${name}` : `${vendor}.${name} of ${scheme}`
}
