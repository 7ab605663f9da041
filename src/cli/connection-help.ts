import type { Credentials, Vendor } from '../engine/vendor/vendor.ts'
import { aligned } from './style.ts'

/** How to get in to a vendor that is served at an address: what a client asks for, and a line to paste. */
export function connectionHelp(vendor: Vendor, { headers, settings }: Credentials, url: string): string[] {
  const flags = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  return [
    // A header may be a setting, too.
    ...aligned(Object.entries({ ...settings, ...headers }).map(([name, value]) => ['', name, value])),
    `  curl ${flags.join(' ')} '${url}${firstListing(vendor, settings)}'`,
  ]
}

/** The first operation that reads something and needs nothing in its path but what the settings tell. */
function firstListing({ spec }: Vendor, settings: Credentials['settings']): string {
  const found = [...spec.operations.values()].find(({ method, slots }) => {
    return method === 'get' && slots.every(({ name }) => name in settings)
  })
  return found?.path.replace(/\{([^}]+)\}/g, (_, name: string) => settings[name] ?? '') ?? '/'
}
