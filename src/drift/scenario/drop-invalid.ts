import type { Vendor } from '../../engine/vendor/vendor.ts'
import { Scenarios } from '../../scenarios/library.ts'
import type { Path } from '../../scenarios/path.ts'
import { isObject } from '../../world/is-object.ts'
import type { LeftOutNotes } from './left-out.ts'

/** A scenario's content, which may be changed. */
export type RawScenario = Record<string, unknown>

/** Most rounds of checks: each round reports up to 200 errors and removes their causes. */
const MOST_ROUNDS = 100

type Vendors = Readonly<Record<string, Vendor>>

/** Removes the parts of a scenario that its check rejects, until it passes. */
export function dropInvalid(raw: RawScenario, vendors: Vendors, notes: LeftOutNotes): RawScenario {
  let scenario = raw
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const errors = errorsIn(scenario, vendors)
    if (errors.length === 0) return scenario
    scenario = without(scenario, errors, notes)
  }
  return scenario
}

interface PlacedError {
  readonly path: Path
  readonly message: string
}

function errorsIn(raw: RawScenario, vendors: Vendors): PlacedError[] {
  const paths: Path[] = []
  // The line of an error is the number of its path: only the path tells a dot in a name from a step.
  const placeOf = (path: Path) => ({ line: paths.push(path), column: 1 })
  return new Scenarios(vendors).put({ raw, placeOf }).map(({ line = 0, message }) => {
    return { path: paths[line - 1] ?? [], message }
  })
}

function without(raw: RawScenario, errors: readonly PlacedError[], notes: LeftOutNotes): RawScenario {
  const copy = structuredClone(raw)
  const removed = new Set<object>()
  for (const { path, message } of errors) {
    const [vendor = '', collection = '', index = 0, property] = path
    const section = copy[vendor]
    const records: unknown = isObject(section) ? section[collection] : undefined
    const record: unknown = Array.isArray(records) ? records[Number(index)] : undefined
    if (!isObject(record) || removed.has(record)) continue
    if (property !== undefined && property !== 'id' && Object.hasOwn(record, property)) {
      Reflect.deleteProperty(record, property)
      notes.add(`${vendor}.${collection}.${property}`, message)
    } else {
      removed.add(record)
      notes.add(`${vendor}.${collection}`, message)
    }
  }
  for (const section of Object.values(copy)) {
    if (!isObject(section)) continue
    for (const [name, records] of Object.entries(section)) {
      if (!Array.isArray(records)) continue
      const kept: readonly unknown[] = records.filter((record) => !removed.has(record))
      if (kept.length === 0) Reflect.deleteProperty(section, name)
      else Reflect.set(section, name, kept)
    }
  }
  return copy
}
