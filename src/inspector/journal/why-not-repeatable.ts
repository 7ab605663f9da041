import type { SpecOperation } from '../documents.ts'
import type { Exchange } from '../live-journal.ts'
import { isSummary } from './form-body.ts'
import { schemesOf } from './operation-credential.ts'

/** Text that replaces a secret in the request journal, and its base64. */
const REDACTED = '[redacted]'
const REDACTED_BASE64 = btoa(REDACTED)
/** Methods that fetch() does not send. */
const FORBIDDEN_METHODS = ['CONNECT', 'TRACE', 'TRACK']

/** Explains why no code can repeat a request; returns undefined if it can. */
export function whyNotRepeatable(exchange: Exchange, operation: SpecOperation | undefined): string | undefined {
  const { method, request, response, problem } = exchange
  if (problem?.kind === 'forbidden') {
    return `the ${response.status} depends on the credential of the request, which the request journal does not keep`
  }
  if (request.truncated) return 'the request journal keeps only the beginning of the body'
  if (FORBIDDEN_METHODS.includes(method)) return `fetch() does not send ${method} requests`
  if (request.body !== '' && (method === 'GET' || method === 'HEAD')) {
    return `fetch() does not send a ${method} request with a body`
  }
  if (response.status < 400 && isSignedBySecret(exchange, operation)) {
    return 'the request contains a secret, which the request journal does not keep'
  }
  if (isSummary(request) && request.body !== '') {
    return 'the request journal does not keep the content of the files in a form'
  }
  return undefined
}

/** Checks whether a secret in the request is its credential. */
function isSignedBySecret({ path, query, request }: Exchange, operation: SpecOperation | undefined): boolean {
  const isRedacted = [path, query, request.body].some((text) => text.includes(REDACTED))
  const requiresCredential = operation !== undefined && schemesOf(operation).length > 0
  return (isRedacted || request.body === REDACTED_BASE64) && !requiresCredential
}
