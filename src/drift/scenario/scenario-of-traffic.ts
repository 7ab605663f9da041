import type { Vendor } from '../../engine/vendor/vendor.ts'
import { type AssignOptions, assignTraffic } from '../assign.ts'
import { type Call, callsOf } from '../state/call.ts'
import { RecordViews } from '../state/record-views.ts'
import { findSeenRecords } from '../state/seen-records.ts'
import type { Traffic } from '../traffic.ts'
import { addOwners } from './add-owners.ts'
import { draftRecords, type SectionRecords } from './draft-records.ts'
import { dropInvalid, type RawScenario } from './drop-invalid.ts'
import { type LeftOut, LeftOutNotes } from './left-out.ts'
import { renamePeople } from './rename.ts'

/** Options for a scenario from traffic. */
export interface TrafficScenarioOptions extends AssignOptions {
  /** name of the scenario */
  readonly name: string
  /** replaces names of people, email addresses and phone numbers */
  readonly rename?: boolean | undefined
}

/** A scenario with the records that a service had before its recorded traffic. */
export interface TrafficScenario {
  /** the content of the scenario's file, which passes its check */
  readonly raw: RawScenario
  readonly leftOut: readonly LeftOut[]
  /** number of records by collection, such as `kore.agents` */
  readonly counts: Readonly<Record<string, number>>
}

/** Creates a scenario from the records that the responses of recorded traffic show. */
export function scenarioOfTraffic(
  traffic: Traffic,
  { name, rename = false, ...options }: TrafficScenarioOptions,
): TrafficScenario {
  const notes = new LeftOutNotes()
  const sections = [...assignTraffic(traffic, options).vendors].flatMap(([vendor, assigned]) => {
    const section = sectionOf(vendor, callsOf(assigned), notes)
    return Object.keys(section).length === 0 ? [] : [[vendor.name, section] as const]
  })
  const content = { ...headOf(name, traffic), ...Object.fromEntries(sections) }
  const raw = dropInvalid(rename ? renamePeople(content) : content, options.vendors, notes)
  return { raw, leftOut: notes.list(), counts: countsOf(raw) }
}

function sectionOf(vendor: Vendor, calls: readonly Call[], notes: LeftOutNotes): SectionRecords {
  if (calls.length === 0) return {}
  const views = new RecordViews(vendor)
  const seen = addOwners(findSeenRecords(vendor, views, calls), { vendor, views, calls })
  return draftRecords(seen, { vendor, views, notes })
}

function headOf(name: string, { exchanges }: Traffic): RawScenario {
  const hosts = [...new Set(exchanges.map(({ url }) => new URL(url).host))].slice(0, 3).join(', ')
  const day = exchanges[0]?.at.slice(0, 10) ?? ''
  return { scenario: name, describe: `Records seen in traffic of ${hosts} on ${day}` }
}

function countsOf(raw: RawScenario): Record<string, number> {
  const lists = Object.entries(raw).flatMap(([vendor, section]) => {
    return Object.entries(Object(section)).flatMap(([collection, records]) => {
      return Array.isArray(records) ? [[`${vendor}.${collection}`, records.length] as const] : []
    })
  })
  return Object.fromEntries(lists)
}
