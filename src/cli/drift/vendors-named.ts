import type { AssignOptions } from '../../drift/assign.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { vendorOrThrow } from '../choose-vendors.ts'

/**
 * Returns the vendors that traffic is assigned to. A vendor that the user names has all requests, whatever their host.
 * @throws UsageError if no vendor has the name
 */
export function vendorsNamed(vendors: Vendors, name: string | undefined): AssignOptions {
  if (name === undefined) return { vendors }
  return { vendors: { [name]: vendorOrThrow(vendors, name) }, anyHost: true }
}
