import { bodyFindings, formatFindings } from '../engine/exchange/findings.ts'
import type { RecordDraft, RecordMatch } from '../engine/vendor/factory.ts'
import { type Finding, Problem } from '../engine/vendor/problem.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { listed } from './nearest.ts'
import { collectionOf, factoryContextOf, matching, nameOf } from './record-creator.ts'

/** One record to be made, as a scenario would make it. */
interface NewRecord {
  readonly vendor: Vendor
  readonly collection: string
  readonly given: RecordDraft
  readonly world: World
}

/**
 * Makes one record in a world that is in use, with what comes with it, and returns its key.
 * @throws Problem `invalid` with every mistake, or DuplicateKey: then nothing was made
 */
export function createRecord(wish: NewRecord): string {
  const before = wish.world.snapshot()
  try {
    return make(wish)
  } catch (error) {
    wish.world.restore(before)
    throw error
  }
}

function make({ vendor, collection, given, world }: NewRecord): string {
  const collections = world.group(vendor.name)
  const findings: Finding[] = []
  const keys: string[] = []
  const plant = (name: string, record: object) => {
    const into = collectionOf(collections, name)
    const check = vendor.spec.schemas[into.shape.schema]
    if (check && !check(record)) {
      findings.push(...bodyFindings(check.errors ?? [], record))
      return
    }
    into.insert(record)
    if (name === collection) keys.push(into.shape.key(record))
  }
  const refer = (name: string, wanted: unknown, among?: RecordMatch) => {
    const referred = collectionOf(collections, name)
    const known = matching(referred, among)
    const found = known.find((record) => nameOf(record) === wanted)
    if (found) return referred.shape.key(found)
    const names = known.map((record) => String(nameOf(record)))
    const message = `must be the name of a record in ${name}: ${listed(names) || 'there is none'}`
    findings.push({ in: 'body', at: '', keyword: 'reference', message, value: wanted })
    return ''
  }
  const factory = vendor.factories[collection]
  if (factory) factory(given, factoryContextOf(vendor, world, { create: plant, keyOf: refer }))
  else plant(collection, given)
  const [key] = keys
  if (key !== undefined && findings.length === 0) return key
  throw new Problem('invalid', `The record is refused: ${formatFindings(findings)}`, { findings })
}
