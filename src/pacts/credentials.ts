import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'

/** Returns a world's credentials for one vendor as provider-state values: headers, settings and other schemes. */
export function credentialValues(vendor: Vendor, world: World): Map<string, string> {
  const { headers, settings, schemes = {} } = vendor.credentials(world.group(vendor.name), world.name, world.clock)
  const usual = Object.entries({ ...settings, ...headers }).map(([name, value]) => {
    return [valueName(vendor, name), value] as const
  })
  const byScheme = Object.entries(schemes).flatMap(([scheme, schemeHeaders]) => {
    return Object.entries(schemeHeaders).map(([header, value]) => [valueName(vendor, header, scheme), value] as const)
  })
  return new Map([...usual, ...byScheme])
}

/**
 * Returns the name of the provider-state value that replaces a credential header which a client sent. Prefers an equal
 * value, then one of the same kind (`Basic`, `Bearer`), then any value for that header. Returns undefined if the
 * provider state has no value for the header.
 */
export function credentialFor(
  vendor: Vendor,
  operation: Operation,
  header: readonly [name: string, value: string],
  values: ReadonlyMap<string, string>,
): string | undefined {
  const [name, sent] = header
  const names = namesFor(vendor, operation, name, values)
  return (
    names.find((candidate) => values.get(candidate) === sent) ??
    names.find((candidate) => kindOf(values.get(candidate) ?? '') === kindOf(sent)) ??
    names[0]
  )
}

/** Returns the credential headers that an operation needs, in lower case, with the names of their values. */
export function credentialsFor(vendor: Vendor, operation: Operation, world: World): Map<string, string> {
  const values = credentialValues(vendor, world)
  const { headers, schemes = {} } = vendor.credentials(world.group(vendor.name), world.name, world.clock)
  const own = operation.schemes.flatMap((scheme) => Object.keys(schemes[scheme] ?? {}))
  return new Map(
    [...new Set([...own, ...Object.keys(headers)])].flatMap((header) => {
      const [name] = namesFor(vendor, operation, header, values)
      return name === undefined ? [] : [[header.toLowerCase(), name] as const]
    }),
  )
}

/** Returns the names of the values that fit a header, those of the operation's own schemes first. */
function namesFor(
  vendor: Vendor,
  { schemes }: Operation,
  header: string,
  values: ReadonlyMap<string, string>,
): string[] {
  const candidates = [...schemes.map((scheme) => valueName(vendor, header, scheme)), valueName(vendor, header)].map(
    (name) => name.toLowerCase(),
  )
  const rankOf = (name: string) => candidates.indexOf(name.toLowerCase())
  return [...values.keys()].filter((name) => rankOf(name) >= 0).toSorted((a, b) => rankOf(a) - rankOf(b))
}

function kindOf(credential: string): string {
  return /^(\S+) /.exec(credential)?.[1]?.toLowerCase() ?? ''
}

function valueName({ name: vendor }: Vendor, name: string, scheme?: string): string {
  return scheme === undefined ? `${vendor}.${name}` : `${vendor}.${name} of ${scheme}`
}
