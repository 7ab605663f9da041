import type { OperationEvidence, Source, StatusEvidence, VendorEvidence } from './evidence.ts'
import type { Strictness } from './strictness.ts'

/** Numbers of a vendor's evidence. A status of each operation is counted once. */
export interface EvidenceSummary {
  readonly operations: { readonly total: number; readonly double: number; readonly service: number }
  readonly statuses: StatusCounts
  /** the same numbers for each status, ascending */
  readonly byStatus: readonly (StatusCounts & { readonly status: number })[]
  /** date of the last verification against the service, or of the last response in its recorded traffic */
  readonly lastService?: string
}

/** Numbers of statuses by the strongest source in the double, and of those that the service has shown. */
export interface StatusCounts {
  readonly total: number
  /** exercised by requests to the double, without a fault */
  readonly double: number
  /** those of `double` of which no interaction demands more than the status */
  readonly statusOnly: number
  /** exercised in the double only by an injected fault */
  readonly faultOnly: number
  /** exercised by requests to the service */
  readonly service: number
  /** not exercised in the double, although a request may cause them */
  readonly open: number
  /** not exercised in the double, with a reason in the spec why no request can cause them */
  readonly unreachable: number
}

/** Counts the evidence of a vendor. */
export function summariseEvidence({ operations, verifications, lastSeen }: VendorEvidence): EvidenceSummary {
  const all = operations.flatMap(({ statuses }) => statuses)
  const byStatus = [...Map.groupBy(all, ({ status }) => status)].toSorted(([a], [b]) => a - b)
  const dates = [...verifications.flatMap(({ date = [] }) => date), ...(lastSeen === undefined ? [] : [lastSeen])]
  const last = dates.toSorted().at(-1)
  const shownBy = (source: Source) => operations.filter((one) => isShownBy(one, source)).length
  return {
    operations: { total: operations.length, double: shownBy('double'), service: shownBy('service') },
    statuses: count(all),
    byStatus: byStatus.map(([status, group]) => ({ status, ...count(group) })),
    ...(last !== undefined && { lastService: last }),
  }
}

/** Returns how often interactions received a status from a source. */
export function timesFrom({ exercised }: StatusEvidence, source: Source): number {
  return exercised.filter((one) => one.source === source).reduce((sum, { times }) => sum + times, 0)
}

/** Returns the strictest demand of the interactions that received a status from a source. */
export function strictestOf({ exercised }: StatusEvidence, source: Source): Strictness | undefined {
  const own = exercised.filter((one) => one.source === source).map(({ strictness }) => strictness)
  return (['values', 'shape', 'status'] as const).find((strictness) => own.includes(strictness))
}

function count(statuses: readonly StatusEvidence[]): StatusCounts {
  const double = statuses.filter((one) => timesFrom(one, 'double') > 0)
  const others = statuses.filter((one) => timesFrom(one, 'double') === 0)
  const faultOnly = others.filter((one) => timesFrom(one, 'fault') > 0).length
  const unreachable = others.filter((one) => timesFrom(one, 'fault') === 0 && one.unreachable).length
  return {
    total: statuses.length,
    double: double.length,
    statusOnly: double.filter((one) => strictestOf(one, 'double') === 'status').length,
    faultOnly,
    service: statuses.filter((one) => timesFrom(one, 'service') > 0).length,
    open: others.length - faultOnly - unreachable,
    unreachable,
  }
}

function isShownBy({ statuses }: OperationEvidence, source: Source): boolean {
  return statuses.some((status) => timesFrom(status, source) > 0)
}
