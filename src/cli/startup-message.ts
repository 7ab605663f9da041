import type { Emulator } from '../emulator/emulator.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { version } from '../generated/version.ts'
import type { vendors } from '../vendors/index.ts'
import { connectionHelp } from './connection-help.ts'
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
    `${styled('bold', 'inspector')}  worlds, clock, faults, records and journal, to look at: ${styled('bold', `${url}/_control/`)}`,
    ...(controlToken === undefined ? [] : tokenLines(controlToken)),
    '',
  ].join('\n')
}

/** As the inspector asks for it, and as the control API does. */
function tokenLines(token: string): string[] {
  return aligned([
    ['', 'control token', token],
    ['', 'authorization', `Bearer ${token}`],
  ])
}

function vendorLines(vendor: Vendor, emulator: Emulator, url: string): string[] {
  const { spec, name } = vendor
  // The emulator has a door for every vendor, under the vendor's name.
  const { credentials } = emulator[name as keyof typeof vendors]
  return [
    `${styled('bold', name)}  ${spec.operations.size} operations of ${spec.document.info.title}`,
    ...connectionHelp(vendor, credentials, url),
  ]
}
