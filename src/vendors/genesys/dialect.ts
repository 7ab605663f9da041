import type { Dialect, ExchangeInfo, ProblemResponse } from '../../engine/vendor/dialect.ts'
import type { Finding, Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import { bearerToken, clientCredentials, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { clientCaller, type GenesysCaller, tokenCaller } from './caller.ts'
import type { GenesysWorld, Schemas } from './collections.ts'
import { errorPage, oauthError } from './oauth/errors.ts'

/** The Genesys Cloud dialect: credentials, headers and error formats. */
export const dialect: Dialect<GenesysWorld, GenesysCaller> = {
  id: (random) => random.uuid(),
  schemes: { 'PureCloud-OAuth': tokenCaller, ClientCredentials: clientCaller },
  headers: ({ exchangeId, rate }) => ({
    'ININ-Correlation-Id': exchangeId,
    'Cache-Control': 'no-cache, no-store, must-revalidate',
    ...(rate && rateHeaders(rate.count, rate.allowed, rate.reset)),
  }),
  formatProblem: (problem, exchange) => {
    const path = exchange.operation?.path ?? ''
    // The token endpoint answers with OAuth errors (RFC 6749, 5.2), and people read the errors of the login.
    if (path.endsWith('/oauth/token')) return oauthError(problem)
    if (/\/(?:authorize|logout)$/.test(path)) return errorPage(problem)
    return { ...errorBody(problem, exchange), headers: problemHeaders(problem, exchange) }
  },
  worldOf: (headers) => worldOfCredential(bearerToken(headers) ?? clientCredentials(headers)?.id),
}

/** The vendor's error codes. Several kinds of problem share a code. */
const ERROR_CODES: Readonly<Record<ProblemKind, string>> = {
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

const RATE_LIMIT = { key: 'requests.per.token', namespace: 'api' }

function errorBody(
  problem: Problem,
  { exchangeId, rateLimit }: ExchangeInfo,
): ProblemResponse & { body: Schemas['ErrorBody'] } {
  const { findings = [], entity, permissions, reason } = problem.details
  const code = problem.kind === 'unauthenticated' ? (reason ?? ERROR_CODES.unauthenticated) : ERROR_CODES[problem.kind]
  return {
    body: {
      message: findings.length === 0 ? problem.message : findings.map(formatFinding).join(' '),
      code,
      status: problem.status,
      ...(entity && { entityId: entity.key, entityName: uncapitalise(entity.name) }),
      ...parameters(findings, permissions),
      ...details(problem, code),
      ...(problem.kind === 'rate-limited' && { limit: { ...RATE_LIMIT, value: rateLimit?.requests ?? 0 } }),
      contextId: exchangeId,
    },
  }
}

/** Returns one detail for each finding with its field, or one for the record that causes the conflict. */
function details(
  { details: { findings = [], holder } }: Problem,
  errorCode: string,
): Pick<Schemas['ErrorBody'], 'details'> {
  if (findings.length > 0) return { details: findings.map((finding) => ({ errorCode, fieldName: fieldName(finding) })) }
  if (!holder) return {}
  const { name, key, field } = holder
  const conflictingField = field === undefined ? {} : { fieldName: field }
  return { details: [{ errorCode, ...conflictingField, entityId: key, entityName: uncapitalise(name) }] }
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
  const [finding] = findings
  if (!finding || findings.length > 1) return {}
  return {
    messageWithParams: '{field} {expectation}',
    messageParams: {
      field: fieldName(finding),
      expectation: finding.message,
      ...(finding.value !== undefined && { value: formatValue(finding.value), type: typeName(finding.value) }),
      ...(finding.allowed && { allowed: finding.allowed.join(', ') }),
    },
  }
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

/** Formats a finding as a sentence: what is expected, and the type and value of what was sent. */
function formatFinding(finding: Finding): string {
  const { message, value } = finding
  const expected = `${fieldName(finding)} ${message}`
  if (value === undefined) return `${expected}.`
  if (value === null) return `${expected}, got null.`
  return `${expected}, got the ${typeName(value)} ${formatValue(value)}.`
}

/** Returns a field's path in the vendor's dotted notation, such as `transcriptionConfig.vendorName`. */
function fieldName({ in: where, at }: Finding): string {
  return at === '' ? where : at.replace(/^\//, '').replaceAll('/', '.')
}

function formatValue(value: unknown): string {
  const json = JSON.stringify(value)
  return json.length > 120 ? `${json.slice(0, 120)}…` : json
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function uncapitalise(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
