import { bodyFindings, formatFindings } from '../engine/exchange/findings.ts'
import type { RecordDraft, RecordMatch } from '../engine/vendor/factory.ts'
import { type Finding, Problem } from '../engine/vendor/problem.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { collectionOf, factoryContextOf, matchingRecords, nameOf } from './record-creator.ts'
import { formatExpectedReference } from './reference.ts'

/** Input of {@link createRecord}. */
interface NewRecord {
  readonly vendor: Vendor
  readonly collection: string
  readonly draft: RecordDraft
  readonly world: World
}

/**
 * Creates one record in a running world as a scenario would, together with the records that its factory adds.
 * Returns its key.
 * @throws Problem `invalid` with every finding, or DuplicateKey; the world is then unchanged
 */
export function createRecord(newRecord: NewRecord): string {
  const before = newRecord.world.snapshot()
  try {
    return insertRecord(newRecord)
  } catch (error) {
    newRecord.world.restore(before)
    throw error
  }
}

function insertRecord({ vendor, collection, draft, world }: NewRecord): string {
  const collections = world.group(vendor.name)
  const findings: Finding[] = []
  const keys: string[] = []
  const create = (name: string, record: object) => {
    const target = collectionOf(collections, name)
    const check = vendor.spec.schemas[target.shape.schema]
    if (check && !check(record)) {
      findings.push(...bodyFindings(check.errors ?? [], record))
      return
    }
    target.insert(record)
    if (name === collection) keys.push(target.shape.key(record))
  }
  const keyOf = (name: string, value: unknown, match?: RecordMatch) => {
    const target = collectionOf(collections, name)
    const candidates = matchingRecords(target, match)
    const found = candidates.find((record) => nameOf(record) === value)
    if (found) return target.shape.key(found)
    const names = candidates.map((record) => String(nameOf(record)))
    const message = formatExpectedReference('name', `a record in ${name}`, names)
    findings.push({ in: 'body', at: '', keyword: 'reference', message, value })
    return ''
  }
  const keyOrDefault = (name: string, value: unknown, defaultKey: string | undefined) => {
    if (value !== undefined) return keyOf(name, value)
    if (defaultKey !== undefined) return defaultKey
    const message = `requires a record in ${name}, which is empty; create one first`
    findings.push({ in: 'body', at: '', keyword: 'reference', message })
    return ''
  }
  const factory = vendor.factories[collection]
  if (factory) factory(draft, factoryContextOf(vendor, world, { create, keyOf, keyOrDefault }))
  else create(collection, draft)
  const [key] = keys
  if (key !== undefined && findings.length === 0) return key
  throw new Problem('invalid', `The record is invalid: ${formatFindings(findings)}`, { findings })
}
