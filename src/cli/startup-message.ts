import type { AnyEmulator } from '../emulator/emulator.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { version } from '../generated/version.ts'
import { formatConnectionHelp } from './connection-help.ts'
import { aligned, styled } from './style.ts'

interface ServedEmulator {
  readonly url: string
  readonly scenario: string
  readonly auth: string
  readonly controlToken: string | undefined
  /** URLs of other servers by the prefix of their paths */
  readonly forward: Readonly<Record<string, string>> | undefined
  /** folder that keeps the worlds */
  readonly data: string | undefined
}

/** Formats the message that is printed once the server listens: its address, its vendors and their credentials. */
export function formatStartupMessage(
  emulator: AnyEmulator,
  { url, scenario, auth, controlToken, forward = {}, data }: ServedEmulator,
): string {
  return [
    `DeskDouble ${version} listens on ${styled('bold', url)}`,
    styled('dim', `scenario ${scenario}, authentication ${auth}; stop with Ctrl+C`),
    ...Object.values(emulator.vendors).flatMap((vendor) => ['', ...vendorLines(vendor, emulator, url)]),
    '',
    ...formatForwards(forward),
    ...(data === undefined ? [] : [formatData(data, emulator)]),
    ...formatInspectorLines(url, controlToken),
    '',
  ].join('\n')
}

/** Returns what the message says, by name. */
export function startedJson(emulator: AnyEmulator, { url, controlToken, ...started }: ServedEmulator) {
  const vendors = Object.values(emulator.vendors).map(({ name, spec }) => {
    const { credentials } = emulator.vendor(name)
    return [name, { title: spec.document.info.title, operations: spec.operations.size, credentials }]
  })
  return {
    version,
    url,
    inspector: `${url}/_control/`,
    ...(controlToken !== undefined && { controlToken }),
    scenario: started.scenario,
    auth: started.auth,
    ...(started.forward && { forward: started.forward }),
    ...(started.data !== undefined && { data: started.data }),
    vendors: Object.fromEntries(vendors),
  }
}

function formatForwards(forward: Readonly<Record<string, string>>): string[] {
  const lines = Object.entries(forward).map(([prefix, to]) => `${styled('bold', prefix)}  forwarded to ${to}`)
  return lines.length === 0 ? [] : [...lines, '']
}

function formatData(folder: string, emulator: AnyEmulator): string {
  const { length } = emulator.worlds()
  return `${styled('bold', 'data')}  ${length === 1 ? '1 world is' : `${length} worlds are`} kept in ${folder}`
}

/** Formats the address of the inspector, with the control token if there is one. */
export function formatInspectorLines(url: string, controlToken: string | undefined): string[] {
  const address = styled('bold', `${url}/_control/`)
  return [
    `${styled('bold', 'inspector')}  worlds, clock, faults, records and request journal: ${address}`,
    ...(controlToken === undefined ? [] : tokenLines(controlToken)),
  ]
}

/** Formats the control token as the inspector and the control API accept it. */
function tokenLines(token: string): string[] {
  return aligned([
    ['', 'control token', token],
    ['', 'authorization', `Bearer ${token}`],
  ])
}

function vendorLines(vendor: Vendor, emulator: AnyEmulator, url: string): string[] {
  const { spec, name } = vendor
  const { credentials } = emulator.vendor(name)
  return [
    `${styled('bold', name)}  ${spec.operations.size} operations of ${spec.document.info.title}`,
    ...formatConnectionHelp(vendor, credentials, url),
  ]
}
