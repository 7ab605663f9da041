import { secretsOf } from '../../engine/journal/secrets.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { stringsIn } from '../../pacts/json.ts'
import { type Call, hasSucceeded } from '../state/call.ts'
import { headerOf } from '../traffic.ts'

const REDACTED = '[redacted]'

/** Status of a body that is too large (RFC 9110, 15.5.14). */
const TOO_LARGE = 413
/** Most characters that archives keep of a body that is too large, if they do not keep all of it. */
const MOST_KEPT = 65_536

/** Returns the reason why a recorded request cannot be replayed; undefined if it can. */
export function reasonToSkip(vendor: Vendor, call: Call): string | undefined {
  const { exchange, status, query } = call
  const { body } = exchange.request
  if (status === 401 && hasCredential(vendor, call)) return 'the service rejected its credential'
  if (status === 403) return 'its credential lacks a permission'
  if (status === 429) return 'it exceeded a limit'
  if (status >= 500) return 'the service failed'
  if (body?.encoding) return 'its body is not text'
  if (status === TOO_LARGE && (body?.text.length ?? 0) <= MOST_KEPT)
    return 'the archive does not contain its whole body'
  if (body === undefined && needsBody(call)) return 'the archive does not contain its body'
  if (body?.text.includes(REDACTED) || decodeURIComponentSafely(query).includes(REDACTED)) return 'it contains a secret'
  return undefined
}

/** Returns whether a request sent a credential. Browsers leave it out of an archive, so a success had one. */
export function hasCredential(vendor: Vendor, call: Call): boolean {
  const { headers } = secretsOf(vendor)
  return call.exchange.request.headers.some(([name]) => headers.has(name.toLowerCase())) || hasSucceeded(call)
}

function needsBody({ operation, exchange }: Call): boolean {
  const length = headerOf(exchange.request, 'content-length')
  return operation.body?.required === true && length !== '0' && exchange.response.status < 400
}

function decodeURIComponentSafely(text: string): string {
  return text.replaceAll(/%5B/gi, '[').replaceAll(/%5D/gi, ']')
}

/** Returns the values of a request that may name a record: path parameters, query values and strings of the body. */
export function namesIn({ parameters, query, sent }: Call): string[] {
  const inBody = stringsIn(sent).map(([, text]) => text)
  return [...parameters.values(), ...new URLSearchParams(query).values(), ...inBody]
}
