import { formatFindings } from '../../engine/exchange/findings.ts'
import type { Dialect } from '../../engine/vendor/dialect.ts'
import { displayName } from '../../engine/vendor/display-name.ts'
import { worldOfJwt } from '../../engine/vendor/jwt.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { type KoreCaller, NO_TOKEN, tokenCaller } from './caller.ts'
import type { KoreWorld, Schemas } from './collections.ts'

/** The vendor's error code for invalid credentials. */
const INVALID_CREDENTIALS = 4002
/** The vendor's message for an account that exceeds its rate limit. */
const RATE_LIMITED = "You've exceeded the per-minute rate limit. Please wait for sometime before retrying."

export const dialect: Dialect<KoreWorld, KoreCaller> = {
  // `ids.ts` converts these UUIDs to the vendor's id formats.
  id: (random) => random.uuid(),
  schemes: { JWT: tokenCaller },
  headers: () => ({}),
  formatProblem: (problem) => ({ body: errorBody(problem), headers: headers(problem) }),
  worldOf: (sent) => worldOfJwt(sent.get('auth') ?? ''),
}

/** Formats a problem with one entry per finding. */
function errorBody(problem: Problem): Schemas['ErrorBody'] {
  const { findings = [], custom } = problem.details
  const messages = findings.length > 0 ? findings.map((found) => formatFindings([found])) : [formatMessage(problem)]
  const code = problem.kind === 'unauthenticated' ? INVALID_CREDENTIALS : problem.status
  return { errors: messages.map((msg) => ({ msg, code: numericCode(custom?.code) ?? code })) }
}

/** Returns the code of a fault if it is a number. The schema accepts no other, and a fault may send it in digits. */
function numericCode(code: string | number | undefined): number | undefined {
  return code !== undefined && /^\d{1,15}$/.test(String(code)) ? Number(code) : undefined
}

function formatMessage({ kind, message, details: { entity, holder, reason, custom } }: Problem): string {
  if (custom?.message !== undefined) return custom.message
  if (kind === 'unauthenticated') return reason === NO_TOKEN ? 'Invalid JWT token' : 'Invalid SDK credentials'
  if (kind === 'rate-limited') return RATE_LIMITED
  if (kind === 'unknown-method') return 'Method Not Allowed'
  if (kind === 'not-found' && entity) return `The ${displayName(entity.name)} ${entity.key} was not found`
  if (kind === 'conflict' && holder)
    return `The ${holder.field} is already in use by the ${displayName(holder.name)} ${holder.key}; choose another one`
  return message
}

function headers({ kind, details: { allow, retryAfter = 1 } }: Problem): HeaderValues {
  return {
    ...(allow && { Allow: allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
  }
}
