import type { Emulator } from '../emulator.ts'
import type { Credentials, Vendor } from '../engine/vendor.ts'
import { version } from '../generated/version.ts'
import type { vendors } from '../vendors/index.ts'
import { aligned, styled } from './style.ts'

interface Served {
  readonly url: string
  readonly scenario: string
  readonly auth: string
  readonly controlToken: string | undefined
}

/** What is shown once the server listens: where, what, and how to get in. */
export function greeting(emulator: Emulator, { url, scenario, auth, controlToken }: Served): string {
  return [
    `DeskDouble ${version} listens on ${styled('bold', url)}`,
    styled('dim', `scenario ${scenario}, authentication ${auth}; Ctrl+C stops it`),
    ...Object.values(emulator.vendors).flatMap((vendor) => ['', ...vendorLines(vendor, emulator, url)]),
    '',
    `${styled('bold', 'control')}  worlds, clock, faults, state and journal: ${url}/_control/health`,
    ...(controlToken === undefined ? [] : aligned([['', 'authorization', `Bearer ${controlToken}`]])),
    '',
  ].join('\n')
}

function vendorLines(vendor: Vendor, emulator: Emulator, url: string): string[] {
  const { spec, name } = vendor
  const { headers, settings } = credentialsOf(emulator, vendor)
  const rows = [...Object.entries(settings), ...Object.entries(headers)].map(([of, value]) => ['', of, value])
  const flags = Object.entries(headers).map(([of, value]) => `-H '${of}: ${value}'`)
  return [
    `${styled('bold', name)}  ${spec.operations.size} operations of ${spec.document.info.title}`,
    ...aligned(rows),
    `  curl ${flags.join(' ')} '${url}${firstListing(vendor, settings)}'`,
  ]
}

function credentialsOf(emulator: Emulator, { name }: Vendor): Credentials {
  // The emulator has a door for every vendor, under the vendor's name.
  return emulator[name as keyof typeof vendors].credentials
}

/** The first operation that reads something and needs nothing in its path but what the settings tell. */
function firstListing({ spec }: Vendor, settings: Credentials['settings']): string {
  const found = [...spec.operations.values()].find(({ method, slots }) => {
    return method === 'get' && slots.every(({ name }) => name in settings)
  })
  return found?.path.replace(/\{([^}]+)\}/g, (_, name: string) => settings[name] ?? '') ?? '/'
}
