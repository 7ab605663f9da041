import type { Vendor } from '../../engine/vendor/vendor.ts'
import { type AssignOptions, assignTraffic } from '../assign.ts'
import { addOwners } from '../scenario/add-owners.ts'
import { draftRecords, type SectionRecords } from '../scenario/draft-records.ts'
import { dropInvalid } from '../scenario/drop-invalid.ts'
import { type LeftOut, LeftOutNotes } from '../scenario/left-out.ts'
import { type Call, callsOf } from '../state/call.ts'
import { RecordViews } from '../state/record-views.ts'
import { findSeenRecords } from '../state/seen-records.ts'
import type { Traffic } from '../traffic.ts'
import type { BehaviourDifference, ComparedResponse } from './difference.ts'
import { findSettings } from './find-settings.ts'
import { statementFor } from './name-statement.ts'
import { differenceId, type ReplaySource, replayCalls } from './replay-run.ts'

/** The differences between the behaviour of a service and that of the double, for one vendor. */
export interface ReplayReport {
  readonly vendor: string
  /** number of recorded requests to the vendor */
  readonly requests: number
  /** number of requests whose responses were compared */
  readonly compared: number
  /** the responses that were compared, by operation and status */
  readonly responses: readonly ComparedResponse[]
  /** number of records in the state before the traffic */
  readonly records: number
  readonly differences: readonly BehaviourDifference[]
  /** number of requests that were not compared, by reason */
  readonly skipped: Readonly<Record<string, number>>
  /** the parts of the responses that the state does not contain */
  readonly leftOut: readonly LeftOut[]
}

/**
 * Replays recorded traffic against the double, which starts in the state that the responses show. Reports each difference
 * in behaviour once, with the rule or the setting that the service contradicts. Vendors without requests are left out.
 */
export async function replayTraffic(traffic: Traffic, options: AssignOptions): Promise<readonly ReplayReport[]> {
  const reports: ReplayReport[] = []
  for (const [vendor, assigned] of assignTraffic(traffic, options).vendors) {
    const calls = callsOf(assigned)
    if (calls.length > 0) reports.push(await replayVendor(vendor, calls))
  }
  return reports
}

async function replayVendor(vendor: Vendor, calls: readonly Call[]): Promise<ReplayReport> {
  const notes = new LeftOutNotes()
  const source = sourceOf(vendor, calls, notes)
  const { differences, compared, responses, skipped } = await replayCalls(source)
  const settings = await findSettings(source, differences)
  return {
    vendor: vendor.name,
    requests: calls.length,
    compared,
    responses,
    records: recordsIn(source.scenario[vendor.name]),
    differences: differences.map(({ declaredBy, ...difference }) => {
      const setting = settings.get(differenceId(difference))
      const contradicts = statementFor(vendor, declaredBy, difference)
      return { ...difference, ...(contradicts && { contradicts }), ...(setting && { setting }) }
    }),
    skipped: Object.fromEntries(skipped),
    leftOut: notes.list(),
  }
}

/** Builds the state in which traffic began from its responses. */
function sourceOf(vendor: Vendor, calls: readonly Call[], notes: LeftOutNotes): ReplaySource {
  const views = new RecordViews(vendor)
  const seen = findSeenRecords(vendor, views, calls)
  const records = draftRecords(addOwners(seen, { vendor, views, calls }), { vendor, views, notes })
  const all = { ...emptyOwners(vendor, views, calls), ...records }
  const raw = { scenario: 'traffic', describe: 'The state before the traffic', [vendor.name]: all }
  const scenario = dropInvalid(raw, { [vendor.name]: vendor }, notes)
  return { vendor, views, calls, seen, scenario }
}

/**
 * Returns one record, with values of its factory, for each collection of owners that paths name, such as accounts. Some
 * vendors accept every owner in a world that has none, but the service has one.
 */
function emptyOwners(vendor: Vendor, views: RecordViews, calls: readonly Call[]): SectionRecords {
  const named = calls.flatMap(({ operation }) => {
    return operation.parameters.map(({ refersTo }) => vendor.collectionOf.get(refersTo ?? ''))
  })
  const shown = new Set([...views.model.resources.keys()].map((resource) => views.collectionOf(resource)))
  const owners = new Set(named.filter((collection) => collection !== undefined && !shown.has(collection)))
  return Object.fromEntries([...owners].map((collection) => [collection, [{}]]))
}

function recordsIn(section: unknown): number {
  return Object.values(Object(section)).reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
}
