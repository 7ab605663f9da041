import { EmulatorError } from '../engine/services/emulator-error.ts'
import { suggestionFor } from '../engine/spec/declared-names.ts'
import { renameVendor } from '../engine/vendor/rename-vendor.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { haveOtherHosts } from '../engine/vendor/vendor-hosts.ts'
import { shortList } from '../errors/short-list.ts'
import { isCommonKey } from '../scenarios/schema.ts'
import type { Vendors } from './vendors.ts'

/** A vendor's name is a property of its world's handle, a key of scenarios and a part of the control API's paths. */
const NAME = /^[a-z][\w-]{0,63}$/i

/** Names of the members of handles and emulators; with `then`, a handle would be a promise. */
const OWN_MEMBERS: ReadonlySet<string> = new Set(
  `checkFaults clock close connect control exchanges export fail faults fetch fork handle hasSocket import listen name outdated
   override pact pactOf pacts recover remove reset restore scenario scenarios serves snapshot then vendor vendors
   waitFor world worlds`.split(/\s+/),
)

/**
 * Returns vendors under the names that they were given.
 * @throws EmulatorError if a name is not valid, if two vendors have the same operation, or if a spec has initial records
 * of a collection that its vendor lacks
 */
export function checkVendors<Vs extends Vendors>(vendors: Vs): Vs {
  for (const [name, vendor] of Object.entries(vendors)) {
    if (!isVendorName(name)) throw new EmulatorError('DD_VENDOR_NAME_INVALID', { name })
    rejectUnknownRecords(name, vendor)
  }
  rejectSharedPaths(Object.entries(vendors))
  if (Object.entries(vendors).every(([name, vendor]) => vendor.name === name)) return vendors
  const renamed = Object.entries(vendors).map(([name, vendor]) => [name, renameVendor(vendor, name)])
  // A vendor has the same types under any name.
  return Object.fromEntries(renamed) as Vs
}

/** Checks that a scenario can fill the collections of a spec's initial records. @throws EmulatorError */
function rejectUnknownRecords(name: string, { spec, factories }: Vendor): void {
  const unknown = Object.keys(spec.document['x-initial'] ?? {}).find(
    (collection) => !Object.hasOwn(factories, collection),
  )
  if (unknown === undefined) return
  const known = Object.keys(factories)
  const suggestion = suggestionFor(unknown, known)
  throw new EmulatorError('DD_VENDOR_RECORDS_UNKNOWN', {
    name,
    collection: unknown,
    suggestion,
    known: shortList(known),
  })
}

/** Returns whether a vendor can have a name. */
export function isVendorName(name: string): boolean {
  return NAME.test(name) && !OWN_MEMBERS.has(name) && !isCommonKey(name)
}

/**
 * Checks that two vendors with an operation of the same method and path can be distinguished by the host of a request. A
 * server has one host for all vendors: there it is an error.
 * @throws EmulatorError
 */
export function rejectSharedPaths(vendors: readonly (readonly [string, Vendor])[], isServer = false): void {
  const owners = new Map<string, { readonly first: string; readonly owner: Vendor }>()
  for (const [name, vendor] of vendors.filter(([own]) => sharesRoot(own, vendors))) {
    for (const { method, path } of vendor.spec.operations.values()) {
      const route = `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`
      const { first, owner } = owners.get(route) ?? { first: name, owner: vendor }
      if (first !== name && (isServer || !haveOtherHosts(owner, vendor))) {
        throw new EmulatorError('DD_VENDOR_PATH_TAKEN', { first, second: name, method: method.toUpperCase(), path })
      }
      owners.set(route, { first: name, owner: vendor })
    }
  }
}

function sharesRoot(name: string, vendors: readonly (readonly [string, Vendor])[]): boolean {
  const rootsOf = (own: boolean) => {
    return vendors.flatMap(([other, { spec }]) => ((other === name) === own ? spec.document['x-roots'] : []))
  }
  const others = rootsOf(false)
  return rootsOf(true).some((root) => others.includes(root))
}
