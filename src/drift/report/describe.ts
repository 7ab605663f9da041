import type { Difference, VendorDrift } from '../drift-report.ts'

/** Formats how often a difference occurred, and how often it could have: `(33 of 33)`. */
export function describeCount({ places }: Difference): string {
  const sum = (read: (place: Difference['places'][number]) => number) =>
    places.reduce((all, place) => all + read(place), 0)
  return `(${sum(({ times }) => times)} of ${sum(({ of }) => of)})`
}

/** Lists the responses of a difference: `getAgents 200`, `getAgent 200`. */
export function responsesOf({ places }: Difference): string[] {
  return [...new Set(places.map(({ operation, status }) => `${operation} ${status}`))]
}

/** Describes who relies on a difference and which setting may allow it; empty without either. */
export function describeNotes({ severity, kind, consumers, setting }: Difference): string {
  const reads = consumers.map(({ name, interactions }) => {
    const verb = kind === 'status' || kind === 'media-type' || kind === 'body' ? 'expects the declared one' : 'reads it'
    return `${name} ${verb}: ${interactions} ${interactions === 1 ? 'interaction' : 'interactions'}`
  })
  const none = severity === 'DIFFERS' ? ['no pact'] : []
  const added = severity === 'NEW' ? ['--overlay adds it'] : []
  return [
    ...(reads.length > 0 ? reads : [...none, ...added]),
    ...(setting === undefined ? [] : [`setting: ${setting}`]),
  ].join('; ')
}

/** Returns the provenance of the contradicted statement; a dash for an addition. */
export function describeProvenance({ severity, provenance }: Difference): string {
  return severity === 'NEW' ? '-' : provenance
}

/** Describes the traffic of a vendor: `kore, 142 requests to smartassist.kore.ai, 19 of 25 operations, 2026-11-25`. */
export function describeTraffic({ vendor, requests, hosts, operations, days: [first, last] }: VendorDrift): string {
  const known = hosts.length > 3 ? `${hosts.slice(0, 3).join(', ')} and ${hosts.length - 3} more` : hosts.join(', ')
  const period = first === last ? last : `${first} to ${last}`
  const noun = requests === 1 ? 'request' : 'requests'
  return `${vendor}, ${requests} ${noun} to ${known}, ${operations.seen} of ${operations.total} operations, ${period}`
}

/** Describes how many assumed statements the traffic confirms and contradicts. */
export function describeAssumed({ assumed: { hold, contradicted } }: VendorDrift): string {
  const statements = hold === 1 ? '1 assumed statement holds' : `${hold} assumed statements hold`
  return `${statements} in this traffic, ${contradicted} ${contradicted === 1 ? 'is' : 'are'} contradicted`
}
