import type { Clock } from '../../world/clock.ts'
import { type Claims, isSignedWith, readJwt, scopeClaimsToWorld } from './jwt.ts'
import { Problem } from './problem.ts'

const DAY_SECONDS = 86_400
/** Days for which a token is valid that is issued while the clock runs, so that it outlasts a long session. */
const DAYS_ON_RUNNING_CLOCK = 30

/**
 * Returns the claims of a world's own token: they lead to the world and expire by its clock. The token is valid for a
 * day on a frozen clock, and for 30 days on a running one, where it stays the same for a whole day.
 * @example
 * const claims = expiringClaims({ sub: 'agent-1' }, 'checkout', emulator.clock)
 */
export function expiringClaims(claims: Claims, worldName: string, clock: Clock): Claims {
  const now = secondsOf(clock)
  const exp = clock.frozen ? now + DAY_SECONDS : now - (now % DAY_SECONDS) + (DAYS_ON_RUNNING_CLOCK + 1) * DAY_SECONDS
  return scopeClaimsToWorld({ ...claims, exp }, worldName)
}

/**
 * Rejects a token that the emulator or the holder of a known secret issued, once it expired. Open authentication calls
 * this: it accepts tokens of unknown issuers whatever they contain.
 * @throws Problem `unauthenticated`
 * @example
 * rejectIfExpired(signJwt({ sub: 'agent-1' }, 'secret'), 'secret', emulator.clock)
 */
export function rejectIfExpired(token: string, secret: string, clock: Clock): void {
  const exp = readJwt(token)?.['exp']
  // The signature is only checked if it matters: most tokens have not expired.
  if (typeof exp !== 'number' || exp > secondsOf(clock) || !isSignedWith(token, secret)) return
  throw new Problem('unauthenticated', 'The token has expired: get a new one')
}

function secondsOf(clock: Clock): number {
  return Math.floor(clock.millis() / 1000)
}
