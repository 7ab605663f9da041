import { isVendorName } from '../emulator/check-vendors.ts'
import type { Vendors } from '../emulator/vendors.ts'
import { renameVendor } from '../engine/vendor/rename-vendor.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { unknownVendor as unknownVendorError } from '../engine/vendor/vendor-named.ts'
import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import { vendorNames } from '../generated/vendor-names.ts'
import { printable } from '../reports/printable.ts'
import { cacheFolder, loadSpec } from './load-spec.ts'
import { styled } from './style.ts'
import { UsageError } from './usage-error.ts'
import type { SpecChoice, VendorChoice } from './vendor-choice.ts'
import { whenIdle } from './when-idle.ts'

/** False in DeskDouble's own repository, where the code changes without its version. */
const IS_PACKAGED = import.meta.url.endsWith('.js')

/** The vendors that a command uses. */
export interface ChosenVendors {
  readonly vendors: Vendors
  /** names of known vendors that the command does not use: it ignores their sections of scenarios */
  readonly absent: readonly string[]
}

let packaged: Promise<ChosenVendors> | undefined

/** Loads the vendors of the package. Always returns the same object, whose scenario schema is remembered. */
export function packagedVendors(): Promise<ChosenVendors> {
  packaged ??= import('../vendors/index.ts').then(({ vendors }) => ({ vendors, absent: [] }))
  return packaged
}

/**
 * Loads the vendors that the options name. Specs take the place of the package's vendors, except for those that are
 * named. Without specs, names choose among the package's vendors.
 * @throws UsageError if a spec cannot be loaded, or a name is unknown
 */
export async function chooseVendors({ spec: specs = [], vendor: names = [] }: VendorChoice): Promise<ChosenVendors> {
  const own = await loadSpecs(specs)
  const known = [...new Set([...vendorNames, ...Object.keys(own)])]
  for (const name of names) if (!known.includes(name)) throw unknownVendor(name, known)
  const namesOwn = names.some((name) => Object.hasOwn(own, name))
  const isChosen = (name: string) => {
    if (names.includes(name)) return true
    return Object.hasOwn(own, name) ? !namesOwn : names.length === 0 && specs.length === 0
  }
  const absent = known.filter((name) => !isChosen(name))
  if (absent.length === 0 && specs.length === 0) return packagedVendors()
  const needsPackage = known.some((name) => isChosen(name) && !Object.hasOwn(own, name))
  const all: Vendors = { ...(needsPackage && (await packagedVendors()).vendors), ...own }
  return { vendors: Object.fromEntries(Object.entries(all).filter(([name]) => isChosen(name))), absent }
}

/**
 * Loads the vendors for a command on pacts, whose option `--vendor` names their provider: the specs, and the provider
 * or, if it is not named, all vendors of the package.
 */
export async function chooseProviders(
  choice: Pick<VendorChoice, 'spec'>,
  provider: string | undefined,
): Promise<ChosenVendors> {
  if (provider === undefined) return chooseVendors({ ...choice, vendor: vendorNames })
  return chooseVendors({ ...choice, vendor: choice.spec && vendorNames.includes(provider) ? [provider] : [] })
}

/** Returns the vendor with a name. @throws UsageError if no vendor has the name */
export function vendorOrThrow(vendors: Vendors, name: string): Vendor {
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
  if (vendor) return vendor
  throw unknownVendor(name, Object.keys(vendors))
}

/** Returns the error of a name that no vendor has. */
export function unknownVendor(name: string, known: readonly string[]): UsageError {
  return new UsageError(describeUnknownVendor(name, known))
}

/** Returns the sentence with which every part of DeskDouble rejects a name that no vendor has. */
export function describeUnknownVendor(name: string, known: readonly string[]): string {
  return unknownVendorError(name, known).message
}

async function loadSpecs(specs: readonly SpecChoice[]): Promise<Vendors> {
  const loaded: Record<string, Vendor> = {}
  for (const choice of specs) {
    const vendor = await loadChoice(choice)
    if (Object.hasOwn(loaded, vendor.name)) {
      throw new UsageError(
        `Two specs have the name "${vendor.name}": give ${choice.spec} another one, as in --spec another=${choice.spec}.`,
      )
    }
    loaded[vendor.name] = vendor
  }
  return loaded
}

async function loadChoice({ spec, ...options }: SpecChoice): Promise<Vendor> {
  if (options.name !== undefined && !isVendorName(options.name)) {
    throw new UsageError(`A vendor cannot have the name "${options.name}": use lower-case letters, digits and "-".`)
  }
  try {
    const vendor = await loadSpec(spec, {
      ...options,
      folder: IS_PACKAGED ? cacheFolder() : undefined,
      onWarning: printWarning,
      later: whenIdle,
    })
    // A title such as "Clock" would be the name of a member of every world.
    return isVendorName(vendor.name) ? vendor : renameVendor(vendor, `${vendor.name}-api`)
  } catch (error) {
    throw error instanceof DeskDoubleError ? new UsageError(error.message) : error
  }
}

function printWarning(warning: string): void {
  console.error(styled('yellow', printable(warning), process.stderr))
}
