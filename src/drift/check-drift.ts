import type { Pact } from '../engine/services/pact.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { type AssignedExchange, assignTraffic, recordedPath } from './assign.ts'
import { compareExchange } from './compare/compare-exchange.ts'
import { Ledger, type LedgerEntry } from './compare/ledger.ts'
import { subjectOf } from './compare/place.ts'
import { type Difference, type DriftReport, SEVERITIES, type Severity, type VendorDrift } from './drift-report.ts'
import { observedResponses } from './observe.ts'
import { Consumers } from './pacts/consumers.ts'
import { settingFor } from './setting-for.ts'
import type { Traffic } from './traffic.ts'

/** Options for comparing traffic with specs. */
export interface CheckDriftOptions {
  readonly vendors: Readonly<Record<string, Vendor>>
  /** true if requests to any host belong to the vendors */
  readonly anyHost?: boolean | undefined
  /** pacts whose consumers are named. Defaults to none */
  readonly pacts?: readonly Pact[] | undefined
}

/** A report with the findings that an overlay is made from. */
export interface CheckedDrift {
  readonly report: DriftReport
  /** the findings by vendor, in the order of its differences */
  readonly findings: ReadonlyMap<Vendor, readonly LedgerEntry[]>
}

/** Compares recorded traffic with the specs of vendors. */
export function checkDrift(traffic: Traffic, { vendors, anyHost, pacts = [] }: CheckDriftOptions): CheckedDrift {
  const assigned = assignTraffic(traffic, { vendors, anyHost })
  const checked = [...assigned.vendors].map(([vendor, exchanges]) => ({
    vendor,
    ...checkVendor(vendor, exchanges, pacts),
  }))
  const similar = Map.groupBy(
    assigned.similar,
    ({ exchange, vendor }) => `${new URL(exchange.url).host} ${vendor.name}`,
  )
  return {
    report: {
      vendors: checked.map(({ drift }) => drift).toSorted((a, b) => (a.vendor < b.vendor ? -1 : 1)),
      others: assigned.others.length,
      similar: [...similar].map(([key, { length }]) => {
        const [host = '', vendor = ''] = key.split(' ')
        return { host, vendor, requests: length }
      }),
    },
    findings: new Map(checked.map(({ vendor, entries }) => [vendor, entries])),
  }
}

function checkVendor(vendor: Vendor, exchanges: readonly AssignedExchange[], pacts: readonly Pact[]) {
  const ledger = new Ledger()
  const statuses = new Map<string, Set<number>>()
  for (const { exchange, operation } of exchanges) {
    const { status } = exchange.response
    if (!operation) continue
    statuses.set(operation.id, (statuses.get(operation.id) ?? new Set()).add(status))
    if (isAboutTransfer(status)) continue
    compareExchange({ document: vendor.spec.document, operation, exchange }, ledger.observe(operation.id, status))
  }
  const consumers = new Consumers(pacts, vendor)
  const found = ledger.entries().map((entry) => {
    return { entry, difference: differenceOf(vendor, entry, consumers.of(entry, statuses)) }
  })
  const sorted = found.toSorted((a, b) => compareDifferences(a.difference, b.difference))
  const differences = sorted.map(({ difference }) => difference)
  return {
    drift: summaryOf({ vendor, exchanges, differences, ledger }),
    entries: sorted.map(({ entry }) => entry),
  }
}

/** Returns whether a status concerns the transfer only: an unchanged response, or another protocol. */
function isAboutTransfer(status: number): boolean {
  return status === 304 || status < 200
}

interface CheckedVendor {
  readonly vendor: Vendor
  readonly exchanges: readonly AssignedExchange[]
  readonly differences: readonly Difference[]
  readonly ledger: Ledger
}

function summaryOf({ vendor, exchanges, differences, ledger }: CheckedVendor): VendorDrift {
  const { operations } = vendor.spec
  const seen = new Set(exchanges.flatMap(({ operation }) => operation?.id ?? []))
  const days = exchanges.map(({ exchange }) => exchange.at.slice(0, 10)).toSorted()
  const confirmations = ledger.confirmations()
  return {
    vendor: vendor.name,
    spec: vendor.digest,
    requests: exchanges.length,
    hosts: [...new Set(exchanges.map(({ exchange }) => new URL(exchange.url).host))].toSorted(),
    days: [days[0] ?? '', days.at(-1) ?? ''],
    operations: { seen: seen.size, total: operations.size },
    differences,
    assumed: {
      hold: confirmations.filter(({ statement }) => statement.provenance === 'assumed').length,
      contradicted: differences.filter(({ severity, provenance }) => severity !== 'NEW' && provenance === 'assumed')
        .length,
    },
    neverSeen: [...operations.keys()].filter((id) => !seen.has(id)),
    unmatched: unmatchedIn(vendor, exchanges),
    responses: observedResponses(exchanges, differences, confirmations),
  }
}

function unmatchedIn(vendor: Vendor, exchanges: readonly AssignedExchange[]): VendorDrift['unmatched'] {
  const words = new Set([...vendor.spec.operations.values()].flatMap(({ path }) => path.split('/')))
  const unmatched = exchanges.filter(({ operation }) => !operation)
  const groups = Map.groupBy(unmatched, ({ exchange }) => {
    // Other segments may be ids or secrets.
    const segments = recordedPath(exchange).split('/')
    return `${exchange.method} ${segments.map((segment) => (words.has(segment) ? segment : '{}')).join('/')}`
  })
  return [...groups].map(([request, { length }]) => ({ request, times: length })).toSorted((a, b) => b.times - a.times)
}

function differenceOf(vendor: Vendor, entry: LedgerEntry, consumers: Difference['consumers']): Difference {
  const { problem, places } = entry
  const severity = severityOf(vendor, entry, consumers)
  const setting = settingFor(vendor.spec, entry)
  const { clause, plain = clause } = problem
  return {
    severity,
    kind: problem.kind,
    message: messageOf(entry, clause),
    plain: messageOf(entry, plain),
    places: places.map(({ values: _, ...place }) => place),
    provenance: problem.statement.provenance,
    pointer: problem.statement.pointer,
    consumers,
    ...(setting !== undefined && { setting }),
  }
}

function messageOf({ problem: { kind, place }, inferred }: LedgerEntry, clause: string): string {
  const isNamed = kind === 'undeclared' || kind === 'accepted'
  const type = isNamed && !inferred.isEmpty ? `, ${inferred.words}` : ''
  if (kind === 'undeclared') return `${place}${type}`
  if (kind === 'accepted') return `${place}${type === '' ? ' ' : `${type}, `}${clause}`
  const isWhole = kind === 'status' || kind === 'media-type' || kind === 'body'
  return isWhole ? clause : `${subjectOf(place)} ${clause}`
}

function severityOf(vendor: Vendor, { problem, places }: LedgerEntry, consumers: Difference['consumers']): Severity {
  if (consumers.length > 0) return 'BREAKS'
  if (problem.kind === 'undeclared' || problem.kind === 'accepted') return 'NEW'
  // An API whose document does not list its errors may answer any.
  const isOpenError = places.every(({ status }) => status >= 400) && vendor.spec.undeclaredErrors === 'neutral'
  return problem.kind === 'status' && isOpenError ? 'NEW' : 'DIFFERS'
}

function compareDifferences(first: Difference, second: Difference): number {
  const order = SEVERITIES.indexOf(first.severity) - SEVERITIES.indexOf(second.severity)
  return order || (sortKeyOf(first) < sortKeyOf(second) ? -1 : 1)
}

function sortKeyOf({ places: [place], message }: Difference): string {
  return `${place?.operation} ${place?.status} ${message}`
}
