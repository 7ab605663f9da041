import type { Dialect, ExchangeInfo, Rate } from '../../engine/vendor/dialect.ts'
import { worldOfJwt } from '../../engine/vendor/jwt.ts'
import type { Finding, Problem, ProblemKind } from '../../engine/vendor/problem.ts'
import { bearerToken, worldOfCredential } from '../../engine/vendor/token.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { callerOf, type SingularityCaller } from './caller.ts'
import type { Schemas, SingularityWorld } from './collections.ts'
import { objectId } from './company.ts'

export const dialect: Dialect<SingularityWorld, SingularityCaller> = {
  id: (random) => objectId(random.uuid()),
  schemes: { Bearer: callerOf },
  headers: ({ rate, millis }) => (rate ? rateHeaders(rate, millis) : {}),
  formatProblem: (problem, exchange) => ({ body: { error: errorOf(problem) }, headers: headersOf(problem, exchange) }),
  worldOf: (headers) => {
    const token = bearerToken(headers)
    return worldOfCredential(token) ?? (token === undefined ? undefined : worldOfJwt(token))
  },
}

/** The vendor's codes, and ours for what its lists leave out. */
const CODES: Readonly<Record<ProblemKind, string>> = {
  malformed: 'VALIDATION_ERROR',
  invalid: 'VALIDATION_ERROR',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'unknown-path': 'NOT_FOUND',
  'unknown-method': 'METHOD_NOT_ALLOWED',
  conflict: 'CONFLICT',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'unsupported-media-type': 'UNSUPPORTED_MEDIA_TYPE',
  'rate-limited': 'RATE_LIMITED',
  internal: 'INTERNAL_ERROR',
  'not-implemented': 'NOT_IMPLEMENTED',
  unavailable: 'SERVICE_UNAVAILABLE',
  timeout: 'TIMEOUT',
}

/** What is not found, or in the way, has a code of its own. */
const NOT_FOUND: Readonly<Record<string, string>> = {
  Assistant: 'ASSISTANT_NOT_FOUND',
  Team: 'TEAM_NOT_FOUND',
  Session: 'SESSION_NOT_FOUND',
  PromptVersion: 'VERSION_NOT_FOUND',
}
const TAKEN: Readonly<Record<string, string>> = { Assistant: 'ASSISTANT_NAME_EXISTS', Team: 'TEAM_NAME_EXISTS' }

/** A problem in the vendor's words, as its error bodies and its streams say it. */
export function errorOf({ kind, message, details }: Problem): Schemas['Error'] {
  const { findings = [], entity, holder, reason } = details
  const own = NOT_FOUND[entity?.name ?? ''] ?? TAKEN[holder?.name ?? ''] ?? tooLong(findings)
  const told = findings.map((found) => ({ field: fieldName(found), message: found.message }))
  if (holder?.field !== undefined) told.push({ field: holder.field, message: 'must be another' })
  return { code: reason ?? own ?? CODES[kind], message, ...(told.length > 0 && { details: told }) }
}

function tooLong(findings: readonly Finding[]): string | undefined {
  const found = findings.some(({ at, keyword }) => at === '/userInput' && keyword === 'maxLength')
  return found ? 'MESSAGE_TOO_LONG' : undefined
}

/** The vendor writes a place with dots: `attachments.0.type`. */
function fieldName({ in: where, at }: Finding): string {
  return at === '' ? where : at.replace(/^\//, '').replaceAll('/', '.')
}

function headersOf({ kind, details }: Problem, { rate, rateLimit, millis }: ExchangeInfo): HeaderValues {
  const retryAfter = details.retryAfter ?? 1
  const allowed = rateLimit?.requests ?? 0
  return {
    ...(details.allow && { Allow: details.allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
    // A fault strikes before anything is counted; the reply is still that of a window used up.
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
