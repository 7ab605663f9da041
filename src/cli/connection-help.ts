import { queryCredentials } from '../engine/spec/query-credentials.ts'
import type { Credentials, Vendor } from '../engine/vendor/vendor.ts'
import { aligned } from './style.ts'

/** Formats the credentials of a vendor and a curl command that works when pasted. */
export function formatConnectionHelp(vendor: Vendor, { headers, settings }: Credentials, url: string): string[] {
  const flags = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  const keys = queryCredentials(vendor.spec.document).filter((name) => Object.hasOwn(settings, name))
  const query = keys.map((name) => `${name}=${encodeURIComponent(settings[name] ?? '')}`).join('&')
  const target = `${url}${firstReadablePath(vendor, settings)}${query === '' ? '' : `?${query}`}`
  return [
    // A header can also be a setting: each name is shown once.
    ...aligned(Object.entries({ ...settings, ...headers }).map(([name, value]) => ['', name, value])),
    `  ${['curl', ...flags, `'${target}'`].join(' ')}`,
  ]
}

/** Returns the path of the first GET operation whose path parameters are all in the settings. */
function firstReadablePath({ spec }: Vendor, settings: Credentials['settings']): string {
  const found = [...spec.operations.values()].find(({ method, slots }) => {
    return method === 'get' && slots.every(({ name }) => name in settings)
  })
  return found?.path.replace(/\{([^}]+)\}/g, (_, name: string) => settings[name] ?? '') ?? '/'
}
