import type { Observation, ObservedVendor } from '../drift/observation.ts'
import type { Evidence, StatusEvidence, VendorEvidence } from './evidence.ts'
import type { StalePart } from './stale-evidence.ts'

/** Name of recorded traffic, in the place of a consumer. */
const TRAFFIC = 'recorded traffic'

/** Adds the statuses that recorded traffic of the real service contains. They demand the shape that the spec declares. */
export function addObservations(evidence: Evidence, observations: readonly Observation[]): Evidence {
  const vendors = evidence.vendors.map((vendor) => {
    return observedOf(vendor.vendor, observations).reduce((all, observed) => addVendor(all, observed), vendor)
  })
  return { ...evidence, vendors }
}

/** Returns the observations that belong to another spec than the present one, as stale parts. */
export function staleObservations(
  { vendors }: Evidence,
  observations: readonly Observation[],
  present: (vendor: string) => string | undefined,
): readonly StalePart[] {
  return vendors.flatMap(({ vendor }) => {
    const digest = present(vendor)
    const others = observedOf(vendor, observations).filter(({ spec }) => digest !== undefined && spec !== digest)
    const reason = `the spec of ${vendor} has changed since`
    return others.length === 0 ? [] : [{ vendor, pact: TRAFFIC, against: 'service' as const, reason }]
  })
}

/** Returns what observations contain about a vendor. */
export function observedOf(vendor: string, observations: readonly Observation[]): readonly ObservedVendor[] {
  return observations.flatMap(({ vendors }) => vendors.filter((one) => one.vendor === vendor))
}

function addVendor(vendor: VendorEvidence, { spec, responses }: ObservedVendor): VendorEvidence {
  if (spec !== vendor.spec) return vendor
  const lastSeen = [vendor.lastSeen ?? '', ...responses.map(({ last }) => last)].toSorted().at(-1)
  const operations = vendor.operations.map(({ operation, statuses }) => {
    const own = responses.filter((response) => response.operation === operation)
    return {
      operation,
      statuses: statuses.map((status): StatusEvidence => {
        const times = own.filter((one) => one.status === status.status).reduce((sum, one) => sum + one.times, 0)
        if (times === 0) return status
        const seen = { pact: TRAFFIC, source: 'service', strictness: 'shape', times } as const
        return { ...status, exercised: [...status.exercised, seen] }
      }),
    }
  })
  return { ...vendor, operations, ...(lastSeen !== undefined && { lastSeen }) }
}
