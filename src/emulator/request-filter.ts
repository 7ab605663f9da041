import { hasHost, wildcardPattern } from '../engine/vendor/vendor-hosts.ts'
import { isBelowAny, vendorOf } from '../engine/vendor/vendor-of.ts'
import { roots } from '../generated/roots.ts'
import type { AnyEmulator } from './emulator.ts'
import { IN_PROCESS_ORIGIN } from './in-process.ts'
import { parseTarget } from './request-target.ts'

/** An origin such as `https://console.example`, in which `*` stands for any characters, or a test of a URL. */
export type OriginChoice = string | ((url: URL) => boolean)

/** Returns whether an emulator answers an intercepted request for this URL. */
export type RequestFilter = (url: string) => boolean

/**
 * Creates the filter of intercepted requests. An application may use the same paths as a vendor, so a path is not
 * enough: a vendor's paths are accepted at its own hosts only.
 * @param page the origin of the page, which reaches the control API and the worlds at its own address
 * @param choices origins at which everything that the emulator serves is accepted
 */
export function createRequestFilter(
  emulator: Pick<AnyEmulator, 'vendors' | 'serves'>,
  page: string | undefined,
  choices: readonly OriginChoice[],
): RequestFilter {
  const isChosen = choices.map(toOriginTest)
  const vendors = Object.values(emulator.vendors)
  return (url) => {
    if (!emulator.serves(url)) return false
    const parsed = new URL(url)
    if (parsed.origin === IN_PROCESS_ORIGIN || isChosen.some((accepts) => accepts(parsed))) return true
    const { world, path } = parseTarget(url)
    const isOwnPath = world !== undefined || isBelowAny(path, roots.control)
    if (isOwnPath) return parsed.origin === page || vendors.some((vendor) => hasHost(vendor, parsed.hostname))
    const vendor = vendorOf(path, emulator.vendors, { url })
    return vendor !== undefined && hasHost(vendor, parsed.hostname)
  }
}

function toOriginTest(choice: OriginChoice): (url: URL) => boolean {
  if (typeof choice === 'function') return choice
  const pattern = wildcardPattern(choice, '.*')
  return ({ origin }) => pattern.test(origin)
}
