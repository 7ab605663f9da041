import type { AssignOptions } from '../../drift/assign.ts'
import type { Vendors } from '../../emulator/vendors.ts'
import { unknownVendor } from '../choose-vendors.ts'

/**
 * Returns the vendors that traffic is assigned to. A vendor that the user names has all requests, whatever their host.
 * @throws UsageError if no vendor has the name
 */
export function vendorsNamed(vendors: Vendors, name: string | undefined): AssignOptions {
  if (name === undefined) return { vendors }
  const vendor = Object.hasOwn(vendors, name) ? vendors[name] : undefined
  if (!vendor) throw unknownVendor(name, Object.keys(vendors))
  return { vendors: { [name]: vendor }, anyHost: true }
}
