import type { ExchangeInfo } from '../../engine/vendor/dialect.ts'
import type { Finding, Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import type { Schemas } from './collections.ts'
import { describeFinding, fieldName, findingParameters } from './finding-text.ts'

type ErrorBody = Schemas['ErrorBody']

/** The vendor's error codes. Several kinds of problem share a code. */
const CODES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'bad.request',
  invalid: 'invalid.value',
  unauthenticated: 'authentication.required',
  forbidden: 'missing.permissions',
  'not-found': 'not.found',
  'unknown-path': 'not.found',
  'unknown-method': 'method.not.allowed',
  'client-timeout': 'client.timeout',
  conflict: 'general.conflict',
  'too-large': 'request.entity.too.large',
  'unsupported-media-type': 'unsupported.media.type',
  'rate-limited': 'too.many.requests.retry.after',
  internal: 'internal.server.error',
  'not-implemented': 'not.implemented',
  unavailable: 'service.unavailable',
  timeout: 'request.timeout',
}

/** Messages of errors that a fault causes, with the sense of the vendor's own. */
export const messages: Readonly<Partial<Record<ProblemKind, string>>> = {
  malformed: 'The server cannot understand the request because its syntax is malformed',
  unauthenticated: 'The request needs a bearer token in its Authorization header',
  forbidden: 'The caller is not authorised for this action',
  'not-found': 'The requested resource was not found',
  'client-timeout': 'The client did not finish its request in time; its network may be slow or its payload large',
  conflict: 'The request conflicts with the current state of its target',
  'unsupported-media-type': 'The media type is missing or not supported: set Content-Type to application/json',
  internal: 'The server met an unexpected condition',
  unavailable: 'The service is overloaded or down for maintenance',
  timeout: 'The request timed out',
}

/** Formats a problem as the error body of the API. */
export function errorBody(problem: Problem, exchange: ExchangeInfo): ErrorBody {
  const { findings = [], entity } = problem.details
  const code = codeOf(problem)
  const base = { code, status: problem.status }
  return {
    message: messageOf(problem, exchange),
    ...base,
    ...(entity && { entityId: entity.key, entityName: uncapitalise(entity.name) }),
    ...parameters(problem, exchange),
    contextId: exchange.exchangeId,
    details: detailsOf(problem, code),
    errors: findings.length > 1 ? findings.map((finding) => nestedError(finding, base, exchange)) : [],
    ...limitOf(problem, exchange),
  }
}

function codeOf({ kind, details: { reason, permissions, anyPermission, custom } }: Problem): string {
  if (custom?.code !== undefined) return String(custom.code)
  if (kind === 'unauthenticated') return reason ?? CODES.unauthenticated
  if (kind !== 'forbidden') return CODES[kind]
  if (!permissions) return 'not.authorized'
  return anyPermission ? 'missing.any.permissions' : CODES.forbidden
}

function messageOf(problem: Problem, exchange: ExchangeInfo): string {
  const { kind, message, details } = problem
  const { findings = [], maxBytes, custom } = details
  if (custom?.message !== undefined) return custom.message
  if (kind === 'rate-limited') return fill(RATE_LIMITED, rateParameters(problem, exchange))
  if (kind === 'too-large') return `The body is over the size limit. Maximum bytes: ${maxBytes ?? 0}`
  if (details.permissions) return fill(missingPermissions(problem), permissionParameters(problem))
  return findings.length === 0 ? message : findings.map(describeFinding).join('. ')
}

/** Clients read the number in the second sentence, brackets included, so that sentence is the vendor's own. */
const RATE_LIMITED = 'The rate limit of [{allowed}] requests is exceeded. Retry the request in [{seconds}] seconds'

function missingPermissions({ details: { anyPermission } }: Problem): string {
  return anyPermission
    ? 'The caller needs at least one of these permissions: {permissions}'
    : 'The caller cannot do this because these permissions are missing: {permissions}'
}

type MessageParameters = Readonly<Record<string, string>>

function rateParameters({ details: { retryAfter = 1 } }: Problem, { rateLimit }: ExchangeInfo): MessageParameters {
  return { allowed: String(rateLimit?.requests ?? 0), seconds: String(retryAfter) }
}

function permissionParameters({ details: { permissions = [] } }: Problem): MessageParameters {
  return { permissions: permissions.join(', ') }
}

/** Returns the parameters of the message, if the message is a pattern with placeholders. */
function parameters(problem: Problem, exchange: ExchangeInfo): Pick<ErrorBody, 'messageWithParams' | 'messageParams'> {
  const { kind, details } = problem
  if (kind === 'rate-limited') {
    return { messageWithParams: RATE_LIMITED, messageParams: rateParameters(problem, exchange) }
  }
  if (details.permissions) {
    return { messageWithParams: missingPermissions(problem), messageParams: permissionParameters(problem) }
  }
  const [finding, ...others] = details.findings ?? []
  return finding && others.length === 0 ? findingParameters(finding) : {}
}

/** Replaces the placeholders of a message pattern, such as `{seconds}`. */
function fill(pattern: string, values: MessageParameters): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** Returns one detail for each finding with its field, or one for the record that causes the conflict. */
function detailsOf({ details: { findings = [], holder } }: Problem, errorCode: string): Schemas['ErrorDetail'][] {
  if (findings.length > 0) return findings.map((finding) => ({ errorCode, fieldName: fieldName(finding) }))
  if (!holder) return []
  const { name, key, field } = holder
  return [
    { errorCode, ...(field !== undefined && { fieldName: field }), entityId: key, entityName: uncapitalise(name) },
  ]
}

function nestedError(
  finding: Finding,
  base: Pick<ErrorBody, 'code' | 'status'>,
  { exchangeId }: ExchangeInfo,
): ErrorBody {
  return { message: describeFinding(finding), ...base, contextId: exchangeId, details: [], errors: [] }
}

const NAMESPACE = 'platform.api'
const USER_LIMIT = 'token.rate.per.minute'

/** Returns the limit that the request exceeds, if it exceeds one. */
function limitOf({ kind, details }: Problem, { caller, rateLimit }: ExchangeInfo): Pick<ErrorBody, 'limit'> {
  if (kind === 'too-large') {
    return { limit: { key: 'request.bytes.max', namespace: NAMESPACE, value: details.maxBytes ?? 0 } }
  }
  if (kind !== 'rate-limited') return {}
  const key = caller.rateLimitName ?? USER_LIMIT
  return { limit: { key, namespace: NAMESPACE, value: rateLimit?.requests ?? 0 } }
}

function uncapitalise(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
