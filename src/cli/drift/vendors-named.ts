import type { AssignOptions } from '../../drift/assign.ts'
import type { Vendors } from '../../emulator/vendors.ts'

/** Returns the vendors that traffic is assigned to. A vendor that the user names has all requests, whatever their host. */
export function vendorsNamed(vendors: Vendors, name: string | undefined): AssignOptions {
  const vendor = vendors[name ?? '']
  return vendor && name !== undefined ? { vendors: { [name]: vendor }, anyHost: true } : { vendors }
}
