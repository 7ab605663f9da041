import type { PresentedCredential } from '../../engine/vendor/dialect.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken } from '../../engine/vendor/token.ts'

const ADMITTED: Caller = { rateLimitKey: undefined, permissions: 'all' }
const OWN_NAMES = /^(?:localhost|[\w-]+(?:\.[\w-]+)*\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/**
 * Lets in whoever is on this machine, or has the token; never a page of another site. A request without Host, Origin
 * and Sec-Fetch-Site is of this process, or of a client that no page can steer.
 * @throws Problem `forbidden` or `unauthenticated`
 */
export function admit({ headers, access }: PresentedCredential<unknown>): Caller {
  refuseOtherSites(headers)
  if (access?.admits) {
    if (access.admits(bearerToken(headers))) return ADMITTED
    throw new Problem('unauthenticated', 'The control token is required; it was printed when DeskDouble started')
  }
  refuseForeignName(headers)
  return ADMITTED
}

/** Whatever a page may do, its browser says whose page it is. */
function refuseOtherSites(headers: Headers): void {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw new Problem('forbidden', `A page of another site may not ask this (Sec-Fetch-Site: ${site})`)
  }
  const origin = headers.get('origin')
  const host = headers.get('host')
  if (origin !== null && (host === null || origin.replace(/^https?:\/\//, '') !== host)) {
    throw new Problem('forbidden', `A page of another origin may not ask this (Origin: ${origin})`)
  }
}

/** Someone's own name server can make any name lead here, and then their page is of the same origin. */
function refuseForeignName(headers: Headers): void {
  const host = headers.get('host')
  if (host === null || OWN_NAMES.test(host.replace(/:\d{1,5}$/, ''))) return
  throw new Problem('forbidden', `The Host "${host}" is no name of this machine: ask 127.0.0.1 or localhost`)
}
