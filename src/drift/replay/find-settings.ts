import type { BehaviourDifference, MatchingSetting } from './difference.ts'
import { differenceId, type ReplayRun, type ReplaySource, replayCalls } from './replay-run.ts'

/**
 * Finds the settings of the vendor's profile with which a difference disappears and no other appears, by replaying the
 * traffic with each value of each setting. Returns them by the id of the difference.
 */
export async function findSettings(
  source: ReplaySource,
  differences: readonly BehaviourDifference[],
): Promise<ReadonlyMap<string, MatchingSetting>> {
  const found = new Map<string, MatchingSetting>()
  if (differences.length === 0) return found
  const known = new Set(differences.map(differenceId))
  for (const [name, value] of otherSettings(source)) {
    const run: ReplayRun = await replayCalls(source, { [name]: value })
    const remaining = new Set(run.differences.map(differenceId))
    if ([...remaining].some((id) => !known.has(id))) continue
    for (const id of known) if (!remaining.has(id) && !found.has(id)) found.set(id, { name, value })
  }
  return found
}

/** Returns the values of all settings that are not defaults. */
function otherSettings({ vendor }: ReplaySource): [name: string, value: unknown][] {
  return Object.entries(vendor.spec.document['x-profile'] ?? {}).flatMap(([name, setting]) => {
    return setting.enum.filter((value) => value !== setting.default).map((value): [string, unknown] => [name, value])
  })
}
