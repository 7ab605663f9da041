import type { AssignedExchange } from './assign.ts'
import type { Confirmation } from './compare/ledger.ts'
import type { Difference, DriftReport } from './drift-report.ts'
import type { Observation, ObservedResponse, ObservedVendor } from './observation.ts'

/** Summarises the responses of a vendor by operation and status, without values. */
export function observedResponses(
  exchanges: readonly AssignedExchange[],
  differences: readonly Difference[],
  confirmations: readonly Confirmation[],
): ObservedResponse[] {
  const groups = Map.groupBy(exchanges, ({ operation, exchange }) => {
    return operation ? `${operation.id} ${exchange.response.status}` : ''
  })
  groups.delete('')
  const confirmed = confirmedBy(confirmations)
  return [...groups]
    .map(([key, group]): ObservedResponse => {
      const [operation = '', status] = key.split(' ')
      const own = differences.flatMap((difference) => {
        const places = difference.places.filter((place) => {
          return place.operation === operation && place.status === Number(status)
        })
        return places.map(({ place }) => plainAt(difference, place))
      })
      return {
        operation,
        status: Number(status),
        times: group.length,
        last: group.map(({ exchange }) => exchange.at.slice(0, 10)).reduce((a, b) => (a > b ? a : b)),
        confirmed: confirmed.get(key) ?? [],
        contradicted: [...new Set(own)].toSorted(),
      }
    })
    .toSorted(byOperation)
}

/** Returns a difference in words for one of its places. */
function plainAt({ plain, places: [first] }: Difference, place: string): string {
  if (!first || first.place === '' || !plain.startsWith(first.place)) return plain
  return place + plain.slice(first.place.length)
}

/** Adds what a report shows to an earlier observation. The result is sorted. */
export function observe(report: DriftReport, earlier?: Observation): Observation {
  const vendors = new Map(earlier?.vendors.map((vendor) => [vendor.vendor, vendor]))
  for (const { vendor, spec, responses } of report.vendors) {
    const known = vendors.get(vendor)
    vendors.set(vendor, { vendor, spec, responses: mergeResponses(known, responses) })
  }
  return { format: 1, vendors: [...vendors.values()].toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1)) }
}

function mergeResponses(known: ObservedVendor | undefined, responses: readonly ObservedResponse[]): ObservedResponse[] {
  const merged = new Map(known?.responses.map((response) => [`${response.operation} ${response.status}`, response]))
  for (const response of responses) {
    const key = `${response.operation} ${response.status}`
    const before = merged.get(key)
    merged.set(key, before ? mergeResponse(before, response) : response)
  }
  return [...merged.values()].toSorted(byOperation)
}

/** Merges two observations of a response. What one of them contradicts is not confirmed. */
function mergeResponse(before: ObservedResponse, now: ObservedResponse): ObservedResponse {
  const contradicted = [...new Set([...before.contradicted, ...now.contradicted])].toSorted()
  const places = new Set(contradicted.map((statement) => statement.split(' ')[0]))
  const confirmed = [...new Set([...before.confirmed, ...now.confirmed])].toSorted()
  return {
    ...now,
    times: before.times + now.times,
    last: before.last > now.last ? before.last : now.last,
    confirmed: confirmed.filter((place) => !places.has(place)),
    contradicted,
  }
}

/** Returns the places of assumed statements that traffic confirmed, by operation and status. */
function confirmedBy(confirmations: readonly Confirmation[]): ReadonlyMap<string, readonly string[]> {
  const assumed = confirmations.filter(({ statement }) => statement.provenance === 'assumed')
  const places = assumed.flatMap(({ responses }) => [...responses])
  const byResponse = Map.groupBy(places, (place) => place.split(' ').slice(0, 2).join(' '))
  return new Map([...byResponse].map(([key, own]) => [key, placesIn(own, key)]))
}

function placesIn(places: readonly string[], key: string): readonly string[] {
  const names = places.map((place) => place.slice(key.length + 1))
  return [...new Set(names.map((name) => (name === '' ? 'status' : name)))].toSorted()
}

function byOperation(first: ObservedResponse, second: ObservedResponse): number {
  if (first.operation !== second.operation) return first.operation < second.operation ? -1 : 1
  return first.status - second.status
}
