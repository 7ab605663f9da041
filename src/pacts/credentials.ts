import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
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

/**
 * The name of the value that goes into a header of an operation in the place of one that was sent: the same one, or
 * one of the same kind (`Basic`, `Bearer`), or any that will do. Undefined where there is none to give.
 */
export function credentialFor(
  vendor: Vendor,
  operation: Operation,
  header: readonly [name: string, value: string],
  known: ReadonlyMap<string, string>,
): string | undefined {
  const [name, sent] = header
  const names = namesFor(vendor, operation, name, known)
  return (
    names.find((one) => known.get(one) === sent) ??
    names.find((one) => kindOf(known.get(one) ?? '') === kindOf(sent)) ??
    names[0]
  )
}

/** The headers that let a client carry out an operation, in lower case, with the names of their values. */
export function credentialsFor(vendor: Vendor, operation: Operation, world: World): Map<string, string> {
  const known = credentialValues(vendor, world)
  const { headers, schemes = {} } = vendor.credentials(world.group(vendor.name), world.name)
  const own = operation.schemes.flatMap((scheme) => Object.keys(schemes[scheme] ?? {}))
  return new Map(
    [...new Set([...own, ...Object.keys(headers)])].flatMap((header) => {
      const [name] = namesFor(vendor, operation, header, known)
      return name === undefined ? [] : [[header.toLowerCase(), name] as const]
    }),
  )
}

/** Those of the operation's own schemes come first. */
function namesFor(
  vendor: Vendor,
  { schemes }: Operation,
  header: string,
  known: ReadonlyMap<string, string>,
): string[] {
  const wanted = [...schemes.map((scheme) => nameOf(vendor, header, scheme)), nameOf(vendor, header)]
  return [...known.keys()]
    .filter((name) => wanted.some((one) => one.toLowerCase() === name.toLowerCase()))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  function rankOf(name: string): number {
    return wanted.findIndex((one) => one.toLowerCase() === name.toLowerCase())
  }
}

function kindOf(credential: string): string {
  return /^(\S+) /.exec(credential)?.[1]?.toLowerCase() ?? ''
}

function nameOf({ name: vendor }: Vendor, name: string, scheme?: string): string {
  return scheme === undefined ? `${vendor}.${name}` : `${vendor}.${name} of ${scheme}`
}
