import type { Immutable } from '../../engine/vendor/immutable.ts'
import type { Clock } from '../../world/clock.ts'
import type { Schemas } from './collections.ts'

/** Returns whether an API key has expired. A key without a date never expires. */
export function isExpired({ expiresAt }: Immutable<Schemas['ApiKey']>, clock: Clock): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= clock.millis()
}
