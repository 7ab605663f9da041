import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken } from '../../engine/vendor/token.ts'

const CALLER: Caller = { rateLimitKey: undefined, permissions: 'all' }
const LOCAL_HOST = /^(?:localhost|[\w-]+(?:\.[\w-]+)*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/**
 * Accepts a request from this machine, or one with the control token. Cross-site requests are always rejected.
 * A request without Host, Origin and Sec-Fetch-Site is accepted: it comes from this process, or from a client that no
 * web page controls.
 * @throws Problem `forbidden` or `unauthenticated`
 */
export function authorize({ headers, access }: PresentedCredential<unknown>): Caller {
  rejectCrossSite(headers)
  if (access?.admits) {
    if (access.admits(bearerToken(headers))) return CALLER
    throw new Problem(
      'unauthenticated',
      'The control API requires the control token as a Bearer token; DeskDouble printed it at startup',
    )
  }
  rejectForeignHost(headers)
  return CALLER
}

/**
 * Accepts a request without a token, for readiness checks. Requests of pages of other sites are rejected, and, where no
 * token is required for the other operations, foreign Hosts.
 * @throws Problem `forbidden`
 */
export function authorizeProbe({ headers, access }: PresentedCredential<unknown>): Caller {
  rejectCrossSite(headers)
  if (!access?.admits) rejectForeignHost(headers)
  return CALLER
}

/** Throws for a request that, by the headers its browser sets, comes from a page of another site or origin. */
function rejectCrossSite(headers: Headers): void {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw new Problem(
      'forbidden',
      `Cross-site requests to the control API are rejected, got Sec-Fetch-Site: ${site}; send the request from outside a web page`,
    )
  }
  const origin = headers.get('origin')
  const host = headers.get('host')
  if (origin !== null && (host === null || origin.replace(/^https?:\/\//, '') !== host)) {
    throw new Problem(
      'forbidden',
      `Cross-origin requests to the control API are rejected, got Origin: ${origin}; send the request from outside a web page`,
    )
  }
}

/** Throws for a Host that is not local. With DNS rebinding, a foreign page would otherwise count as same-origin. */
function rejectForeignHost(headers: Headers): void {
  const host = headers.get('host')
  if (host === null || isLocalHost(host)) return
  throw new Problem('forbidden', `Host "${host}" is not a name of this machine; use 127.0.0.1 or localhost`)
}

/** Returns whether a host, with or without a port, is a name of this machine. */
export function isLocalHost(host: string): boolean {
  return LOCAL_HOST.test(host.replace(/:\d{1,5}$/, ''))
}
