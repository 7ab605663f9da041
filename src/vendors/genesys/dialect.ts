import type { Dialect, ExchangeInfo } from '../../engine/vendor/dialect.ts'
import type { Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import { bearerToken, clientCredentials, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { clientCaller, type GenesysCaller, tokenCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'
import { errorBody, messages } from './error-body.ts'

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
    // The token endpoint answers with OAuth errors (RFC 6749, 5.2).
    const isTokenRequest = exchange.operation?.schemes.includes('ClientCredentials') === true
    return {
      body: isTokenRequest ? oauthError(problem) : errorBody(problem, exchange),
      headers: problemHeaders(problem, exchange),
    }
  },
  worldOf: (headers) => worldOfCredential(bearerToken(headers) ?? clientCredentials(headers)?.id),
}

/** OAuth error codes by kind of problem; the others are `invalid_request`. */
const OAUTH_ERRORS: Partial<Record<ProblemKind, string>> = {
  unauthenticated: 'invalid_client',
  'rate-limited': 'too_many_requests',
  internal: 'server_error',
  unavailable: 'temporarily_unavailable',
  timeout: 'temporarily_unavailable',
}

function oauthError({ kind, message, details }: Problem): Schemas['OAuthError'] {
  const error = details.reason ?? OAUTH_ERRORS[kind] ?? 'invalid_request'
  return { error, description: message, error_description: message }
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
