import type { Dialect, ExchangeInfo, ProblemResponse } from '../../engine/vendor/dialect.ts'
import type { Finding, Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import { basicCredentials, bearerToken, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { clientCaller, type GenesysCaller, tokenCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'

export const dialect: Dialect<GenesysWorld, GenesysCaller> = {
  id: (random) => random.uuid(),
  schemes: { 'PureCloud-OAuth': tokenCaller, ClientCredentials: clientCaller },
  headers: ({ exchangeId, rate }) => ({
    'ININ-Correlation-Id': exchangeId,
    'Cache-Control': 'no-cache, no-store, must-revalidate',
    ...(rate && rateHeaders(rate.count, rate.allowed, rate.reset)),
  }),
  formatProblem: (problem, exchange) => {
    // Whoever asks for a token hears OAuth's own words (RFC 6749, 5.2).
    const asksForToken = exchange.operation?.schemes.includes('ClientCredentials') === true
    return {
      ...(asksForToken ? oauthError(problem) : errorBody(problem, exchange)),
      headers: headers(problem, exchange),
    }
  },
  worldOf: (headers) => worldOfCredential(bearerToken(headers) ?? basicCredentials(headers)?.name),
}

/** The vendor's codes; what several kinds share is one code of its, too. */
const CODES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'bad.request',
  invalid: 'invalid.value',
  unauthenticated: 'authentication.required',
  forbidden: 'missing.permissions',
  'not-found': 'not.found',
  'unknown-path': 'not.found',
  'unknown-method': 'method.not.allowed',
  conflict: 'conflict',
  'too-large': 'payload.too.large',
  'unsupported-media-type': 'unsupported.media.type',
  'rate-limited': 'too.many.requests',
  internal: 'internal.server.error',
  'not-implemented': 'not.implemented',
  unavailable: 'service.unavailable',
  timeout: 'request.timeout',
}

const OAUTH_ERRORS: Partial<Record<ProblemKind, string>> = {
  unauthenticated: 'invalid_client',
  'rate-limited': 'too_many_requests',
  internal: 'server_error',
  unavailable: 'temporarily_unavailable',
  timeout: 'temporarily_unavailable',
}

const RATE_LIMIT = { key: 'requests.per.token', namespace: 'api' }

function errorBody(
  problem: Problem,
  { exchangeId, rateLimit }: ExchangeInfo,
): ProblemResponse & { body: Schemas['ErrorBody'] } {
  const { findings = [], entity, permissions, reason } = problem.details
  const code = problem.kind === 'unauthenticated' ? (reason ?? CODES.unauthenticated) : CODES[problem.kind]
  return {
    body: {
      message: findings.length === 0 ? problem.message : findings.map(say).join(' '),
      code,
      status: problem.status,
      ...(entity && { entityId: entity.key, entityName: uncapitalised(entity.name) }),
      ...parameters(findings, permissions),
      ...details(problem, code),
      ...(problem.kind === 'rate-limited' && { limit: { ...RATE_LIMIT, value: rateLimit?.requests ?? 0 } }),
      contextId: exchangeId,
    },
  }
}

/** One reason each: a mistake and its field, or the record that is in the way. */
function details(
  { details: { findings = [], holder } }: Problem,
  errorCode: string,
): Pick<Schemas['ErrorBody'], 'details'> {
  if (findings.length > 0) return { details: findings.map((found) => ({ errorCode, fieldName: fieldName(found) })) }
  if (!holder) return {}
  const { name, key, field } = holder
  const fieldOf = field === undefined ? {} : { fieldName: field }
  return { details: [{ errorCode, ...fieldOf, entityId: key, entityName: uncapitalised(name) }] }
}

function parameters(
  findings: readonly Finding[],
  permissions: readonly string[] | undefined,
): Pick<Schemas['ErrorBody'], 'messageWithParams' | 'messageParams'> {
  if (permissions) {
    return {
      messageWithParams: 'The caller lacks {permissions}',
      messageParams: { permissions: permissions.join(', ') },
    }
  }
  const [only] = findings
  if (!only || findings.length > 1) return {}
  return {
    messageWithParams: '{field} {expectation}',
    messageParams: {
      field: fieldName(only),
      expectation: only.message,
      ...(only.value !== undefined && { value: shown(only.value), type: typeName(only.value) }),
      ...(only.allowed && { allowed: only.allowed.join(', ') }),
    },
  }
}

function oauthError({ kind, message, details }: Problem): ProblemResponse & { body: Schemas['OAuthError'] } {
  const error = details.reason ?? OAUTH_ERRORS[kind] ?? 'invalid_request'
  return { body: { error, description: message, error_description: message } }
}

function headers({ kind, details }: Problem, { rate, rateLimit }: ExchangeInfo): HeaderValues {
  const retryAfter = details.retryAfter ?? 1
  const allowed = rateLimit?.requests ?? 0
  return {
    ...(details.allow && { Allow: details.allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
    // A fault strikes before anything is counted; the reply is still that of a window used up.
    ...(kind === 'rate-limited' && !rate && rateHeaders(allowed + 1, allowed, retryAfter)),
  }
}

function rateHeaders(count: number, allowed: number, reset: number): HeaderValues {
  return { 'inin-ratelimit-count': count, 'inin-ratelimit-allowed': allowed, 'inin-ratelimit-reset': reset }
}

/** Names the value that was found, its type, and what would have been accepted. */
function say(found: Finding): string {
  const field = fieldName(found)
  if (found.value === undefined) return `${field} ${found.message}.`
  return `${field} ${found.message}, and was the ${typeName(found.value)} ${shown(found.value)}.`
}

/** The vendor writes a place with dots: `transcriptionConfig.vendorName`. */
function fieldName({ in: where, at }: Finding): string {
  return at === '' ? where : at.replace(/^\//, '').replaceAll('/', '.')
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function uncapitalised(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
