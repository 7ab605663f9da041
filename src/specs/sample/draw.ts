import { fnv1a } from '../../world/digest.ts'
import { Random } from '../../world/random.ts'

/** Sources of a sampled value. */
export interface Draw {
  readonly random: Random
  /** the present time: ISO 8601 */
  readonly now: string
}

/** Instant of values that do not belong to a record, so that the same request has the same response. */
const STABLE_INSTANT = '2026-01-15T09:00:00.000Z'

/** Returns a source that yields the same values for the same names. */
export function stableDraw(...names: readonly string[]): Draw {
  return { random: new Random(fnv1a(names.join('\u0000'))), now: STABLE_INSTANT }
}
