import type { ObservedVendor } from '../drift/observation.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** Facts about a vendor's spec that recorded traffic of the real service showed. */
export interface TrafficSummary {
  /** number of declared statuses that were seen */
  readonly statuses: number
  /** number of declared statuses */
  readonly total: number
  /** date of the last response */
  readonly last?: string
  /** numbers of statements of the spec */
  readonly confirmed: number
  readonly contradicted: number
  /** how often each status was seen, by operation */
  readonly operations: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Summarises observations that were compared with the present spec of a vendor. */
export function summariseTraffic({ spec, digest }: Vendor, observed: readonly ObservedVendor[]): TrafficSummary {
  const responses = observed.filter((one) => one.spec === digest).flatMap((one) => one.responses)
  const last = responses
    .map((response) => response.last)
    .toSorted()
    .at(-1)
  const operations = [...Map.groupBy(responses, ({ operation }) => operation)].map(([operation, own]) => {
    const byStatus = [...Map.groupBy(own, ({ status }) => status)].toSorted(([a], [b]) => a - b)
    return [operation, Object.fromEntries(byStatus.map(([status, all]) => [status, sumOf(all)]))] as const
  })
  const declared = [...spec.operations.values()].flatMap(({ id, responses: statuses }) => {
    return [...statuses].map((status) => ({ id, status }))
  })
  const seen = new Set(responses.map(({ operation, status }) => `${operation} ${status}`))
  return {
    statuses: declared.filter(({ id, status }) => seen.has(`${id} ${status}`)).length,
    total: declared.length,
    ...(last !== undefined && { last }),
    confirmed: new Set(responses.flatMap((response) => response.confirmed)).size,
    contradicted: new Set(responses.flatMap((response) => response.contradicted)).size,
    operations: Object.fromEntries(operations),
  }
}

function sumOf(responses: readonly { readonly times: number }[]): number {
  return responses.reduce((sum, { times }) => sum + times, 0)
}
