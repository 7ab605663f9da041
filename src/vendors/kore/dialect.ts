import { formatFindings } from '../../engine/exchange/findings.ts'
import type { Dialect } from '../../engine/vendor/dialect.ts'
import { displayName } from '../../engine/vendor/display-name.ts'
import { worldOfJwt } from '../../engine/vendor/jwt.ts'
import type { Problem } from '../../engine/vendor/problem.ts'
import type { HeaderValues } from '../../engine/vendor/with-headers.ts'
import { type KoreCaller, tokenCaller } from './caller.ts'
import type { KoreWorld, Schemas } from './collections.ts'

/** The vendor's code for credentials that it does not take. */
const INVALID_CREDENTIALS = 4002

export const dialect: Dialect<KoreWorld, KoreCaller> = {
  // What the grammars of the vendor's ids are made of; `ids.ts` makes them.
  id: (random) => random.uuid(),
  schemes: { JWT: tokenCaller },
  headers: () => ({}),
  formatProblem: (problem) => ({ body: errorBody(problem), headers: headers(problem) }),
  worldOf: (sent) => worldOfJwt(sent.get('auth') ?? ''),
}

/** One entry for each mistake. */
function errorBody(problem: Problem): Schemas['ErrorBody'] {
  const { findings = [] } = problem.details
  const messages = findings.length > 0 ? findings.map((found) => formatFindings([found])) : [say(problem)]
  const code = problem.kind === 'unauthenticated' ? INVALID_CREDENTIALS : problem.status
  return { errors: messages.map((msg) => ({ msg, code })) }
}

function say({ kind, message, details: { entity, holder } }: Problem): string {
  if (kind === 'unauthenticated') return `Invalid SDK credentials: ${message}`
  if (kind === 'rate-limited') return `The limit of this API is reached: ${message}. Try again later.`
  if (kind === 'not-found' && entity) return `The ${displayName(entity.name)} ${entity.key} is not known here`
  if (kind === 'conflict' && holder)
    return `The ${holder.field} belongs to the ${displayName(holder.name)} ${holder.key}`
  return message
}

function headers({ kind, details: { allow, retryAfter = 1 } }: Problem): HeaderValues {
  return {
    ...(allow && { Allow: allow.join(', ') }),
    ...(kind === 'rate-limited' && { 'Retry-After': retryAfter }),
  }
}
