import type { Dialect, ExchangeInfo, Rate } from '../../engine/vendor/dialect.ts'
import { worldOfJwt } from '../../engine/vendor/jwt.ts'
import type { Finding, Problem, ProblemDetails, ProblemKind } from '../../engine/vendor/problem.ts'
import { bearerToken, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { callerOf, type SingularityCaller } from './caller.ts'
import type { Schemas, SingularityWorld } from './collections.ts'
import { objectId } from './company.ts'

/** The dialect of Singularity Bridge: ids, credentials, rate headers and error bodies. */
export const dialect: Dialect<SingularityWorld, SingularityCaller> = {
  id: (random) => objectId(random.uuid()),
  schemes: { Bearer: callerOf },
  headers: ({ rate, millis }) => (rate ? rateHeaders(rate, millis) : {}),
  formatProblem: (problem, exchange) => ({
    body: { error: isString(exchange) ? problem.message : formatError(problem) },
    headers: problemHeaders(problem, exchange),
  }),
  worldOf: (headers) => {
    const token = bearerToken(headers)
    return worldOfCredential(token) ?? (token === undefined ? undefined : worldOfJwt(token))
  },
}

/** Returns whether the error of an exchange is its message only. */
function isString({ operation, profile }: ExchangeInfo): boolean {
  return operation?.id === 'executeAgent' && profile['errorBody'] === 'string'
}

/** Error codes by kind: the vendor's, and our own where its lists have none. */
const CODES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'VALIDATION_ERROR',
  invalid: 'VALIDATION_ERROR',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'unknown-path': 'NOT_FOUND',
  'unknown-method': 'METHOD_NOT_ALLOWED',
  'client-timeout': 'TIMEOUT',
  conflict: 'CONFLICT',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'unsupported-media-type': 'UNSUPPORTED_MEDIA_TYPE',
  'rate-limited': 'RATE_LIMITED',
  internal: 'INTERNAL_ERROR',
  'not-implemented': 'NOT_IMPLEMENTED',
  unavailable: 'SERVICE_UNAVAILABLE',
  timeout: 'TIMEOUT',
}

/** The name that error codes and messages have for a record, by schema. */
const NOUNS: Readonly<Record<string, string>> = {
  Assistant: 'Assistant',
  TeamRecord: 'Team',
  SessionRecord: 'Session',
  PromptVersionRecord: 'Version',
  InviteRecord: 'Invite',
}

/** Formats a problem as the vendor's error bodies and event streams show it. */
export function formatError(problem: Problem): Schemas['Error'] {
  const { kind, message, details } = problem
  const { findings = [], entity, holder, reason, custom } = details
  const missing = NOUNS[entity?.name ?? '']
  const fieldErrors = findings.map((finding) => ({ field: fieldName(finding), message: finding.message }))
  if (holder?.field !== undefined) fieldErrors.push({ field: holder.field, message: 'is already in use' })
  return {
    code: custom?.code?.toString() ?? reason ?? specificCode(details) ?? CODES[kind],
    message: missing === undefined || custom?.message !== undefined ? message : `${missing} ${entity?.key} not found`,
    ...(fieldErrors.length > 0 && { details: fieldErrors }),
  }
}

/** Returns the code for a missing record, a duplicate name or a certain invalid value. */
function specificCode({ findings = [], entity, holder }: ProblemDetails): string | undefined {
  const [missing, taken] = [NOUNS[entity?.name ?? ''], NOUNS[holder?.name ?? '']]
  if (missing !== undefined) return `${missing.toUpperCase()}_NOT_FOUND`
  if (taken !== undefined) return `${taken.toUpperCase()}_NAME_EXISTS`
  if (findings.some(isTooLong)) return 'MESSAGE_TOO_LONG'
  return findings.length > 0 && findings.every(isUnknownProvider) ? 'INVALID_PROVIDER' : undefined
}

function isTooLong({ at, keyword }: Finding): boolean {
  return (at === '/userInput' || at === '/content') && keyword === 'maxLength'
}

function isUnknownProvider({ at, keyword }: Finding): boolean {
  return (at === '/llmProvider' || at === 'provider') && keyword === 'enum'
}

/** Returns the path of a field with dots, as the vendor writes it: `attachments.0.type`. */
function fieldName({ in: where, at }: Finding): string {
  return at === '' ? where : at.replace(/^\//, '').replaceAll('/', '.')
}

function problemHeaders({ kind, details }: Problem, { rate, rateLimit, millis }: ExchangeInfo): HeaderValues {
  const retryAfter = details.retryAfter ?? 1
  const allowed = rateLimit?.requests ?? 0
  return {
    ...(details.allow && { Allow: details.allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
    // A fault is injected before the request is counted. The response shows a used-up window all the same.
    ...(kind === 'rate-limited' && !rate && rateHeaders({ count: allowed, allowed, reset: retryAfter }, millis)),
  }
}

function rateHeaders({ count, allowed, reset }: Rate, millis: number): HeaderValues {
  return {
    'X-RateLimit-Limit': allowed,
    'X-RateLimit-Remaining': Math.max(0, allowed - count),
    'X-RateLimit-Reset': Math.floor(millis / 1000) + reset,
  }
}
