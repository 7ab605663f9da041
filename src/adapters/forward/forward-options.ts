import { WORLD_PREFIX } from '../../engine/exchange/world-url.ts'
import { EmulatorError } from '../../engine/services/emulator-error.ts'
import { isBelowAny } from '../../engine/vendor/vendor-of.ts'
import { roots } from '../../generated/roots.ts'
import { type Duration, millisOf } from '../../world/duration.ts'

/** Options of a proxy to a real service. */
export interface ProxyOptions {
  /** base URL of the service, such as `https://api.example` */
  readonly to: string
  /**
   * true if the double answers what the service does not: a service that cannot be reached or is too slow, status 501, and
   * 404 for an operation whose path names no record. Defaults to false
   */
  readonly fallback?: boolean
  /** time until the response must start: milliseconds, or such as `30s`. Defaults to 30 seconds */
  readonly timeout?: Duration
}

/** Servers that answer the requests below prefixes of paths, such as `{ '/backend': 'http://localhost:3000' }`. */
export type ForwardedPrefixes = Readonly<Record<string, string>>

/** A checked destination of requests. */
export interface Destination {
  /** all paths below it are forwarded; empty for all paths */
  readonly prefix: string
  /** base URL, without a slash at its end */
  readonly to: string
  /** in ms */
  readonly timeout: number
  readonly isProxy: boolean
  readonly hasFallback: boolean
}

const DEFAULT_TIMEOUT = 30_000
const PREFIX = /^(?:\/[\w.~!$&'()*+,;=:@%-]+)+$/

/** Checks the options that forward requests. Returns the destinations, the longest prefix first. @throws EmulatorError */
export function checkDestinations(forward: ForwardedPrefixes = {}, proxy?: ProxyOptions): Destination[] {
  const prefixed = Object.entries(forward).map(([prefix, url]): Destination => {
    if (!PREFIX.test(prefix) || isReserved(prefix)) {
      const reserved = [...roots.control, WORLD_PREFIX.slice(0, -1)].join(' or ')
      throw new EmulatorError('DD_FORWARD_PREFIX_INVALID', { prefix, reserved })
    }
    return { prefix, to: checkUrl(url), timeout: DEFAULT_TIMEOUT, isProxy: false, hasFallback: false }
  })
  const sorted = prefixed.toSorted((a, b) => b.prefix.length - a.prefix.length)
  if (!proxy) return sorted
  const { to, fallback = false, timeout = DEFAULT_TIMEOUT } = proxy
  return [...sorted, { prefix: '', to: checkUrl(to), timeout: millisOf(timeout), isProxy: true, hasFallback: fallback }]
}

/** Returns whether a prefix contains paths of the control API or of worlds, or lies below them. */
function isReserved(prefix: string): boolean {
  return isBelowAny(prefix, [...roots.control, WORLD_PREFIX.slice(0, -1)])
}

/** Returns a base URL without a slash at its end. @throws EmulatorError */
function checkUrl(text: string): string {
  const url = URL.parse(text)
  if (!url) throw invalidUrl(text, 'it is not an absolute URL')
  if (url.username !== '' || url.password !== '') throw invalidUrl(url.host, 'it contains credentials')
  if (!/^https?:$/.test(url.protocol)) throw invalidUrl(text, 'it starts with neither http:// nor https://')
  if (url.search !== '' || url.hash !== '') throw invalidUrl(url.origin + url.pathname, 'it has a query or fragment')
  return url.origin + url.pathname.replace(/\/+$/, '')
}

function invalidUrl(url: string, reason: string): EmulatorError {
  return new EmulatorError('DD_FORWARD_URL_INVALID', { url, reason })
}
