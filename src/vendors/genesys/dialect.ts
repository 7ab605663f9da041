import type { Dialect, ExchangeInfo } from '../../engine/vendor/dialect.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import { bearerToken, clientCredentials, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { clientCaller, type GenesysCaller, tokenCaller } from './caller.ts'
import type { GenesysWorld } from './collections.ts'
import { errorBody, messages } from './error-body.ts'
import { errorPage, oauthError } from './oauth/errors.ts'

/** The Genesys Cloud dialect: credentials, headers and error formats. */
export const dialect: Dialect<GenesysWorld, GenesysCaller> = {
  id: (random) => random.uuid(),
  schemes: { 'PureCloud-OAuth': tokenCaller, ClientCredentials: clientCaller },
  headers: ({ exchangeId, rate }) => ({
    'ININ-Correlation-Id': exchangeId,
    'Cache-Control': 'no-cache, no-store, must-revalidate',
    Pragma: 'no-cache',
    Expires: '0',
    'Strict-Transport-Security': 'max-age=600; includeSubDomains',
    ...(rate && rateHeaders(rate.count, rate.allowed, rate.reset)),
  }),
  messages,
  formatProblem: (problem, exchange) => {
    const path = exchange.operation?.path ?? ''
    // The token endpoint answers with OAuth errors (RFC 6749, 5.2), and people read the errors of the login.
    if (path.endsWith('/oauth/token')) return oauthError(problem)
    if (/\/(?:authorize|logout)$/.test(path)) return errorPage(problem)
    return { body: errorBody(problem, exchange), headers: problemHeaders(problem, exchange) }
  },
  worldOf: (headers) => worldOfCredential(bearerToken(headers) ?? clientCredentials(headers)?.id),
}

function problemHeaders({ kind, details }: Problem, { rate, rateLimit }: ExchangeInfo): HeaderValues {
  const retryAfter = details.retryAfter ?? 1
  const allowed = rateLimit?.requests ?? 0
  return {
    ...(details.allow && { Allow: details.allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
    // A fault is injected before the request is counted, so the headers report a used-up window.
    ...(kind === 'rate-limited' && !rate && rateHeaders(allowed + 1, allowed, retryAfter)),
  }
}

function rateHeaders(count: number, allowed: number, reset: number): HeaderValues {
  return { 'inin-ratelimit-count': count, 'inin-ratelimit-allowed': allowed, 'inin-ratelimit-reset': reset }
}
