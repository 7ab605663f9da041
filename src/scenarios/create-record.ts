import { formatFindings } from '../engine/exchange/findings.ts'
import { undeclaredProperty } from '../engine/spec/declared-names.ts'
import { escapeToken } from '../engine/spec/json-pointer.ts'
import { checkRecord } from '../engine/vendor/check-record.ts'
import type { RecordDraft, RecordMatch } from '../engine/vendor/factory.ts'
import { type Finding, Problem } from '../engine/vendor/problem.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { findDefinition, validateShape } from './check-shape.ts'
import type { JsonSchema } from './json-schema.ts'
import { collectionOf, factoryContextOf, matchingRecords, nameOf } from './record-creator.ts'
import { formatExpectedReference } from './reference.ts'
import { recordPointer, scenarioSchema } from './schema.ts'

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
    newRecord.world.undoTo(before)
    throw error
  }
}

function insertRecord({ vendor, collection, draft, world }: NewRecord): string {
  const collections = world.group(vendor.name)
  const findings = unknownFields(vendor, collection, draft)
  const keys: string[] = []
  let failed = false
  const create = (name: string, record: object) => {
    if (failed) return
    const target = collectionOf(collections, name)
    const errors = checkRecord(vendor, collections, name, record)
    findings.push(...errors.filter(({ at }) => !findings.some((known) => known.at === at)))
    if (errors.length > 0) {
      // Consequences of the first error are not reported, and nothing more is created.
      failed = true
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

/** Returns a finding for each field that neither the record's schema nor the vendor's scenarios declare. */
function unknownFields(vendor: Vendor, collection: string, draft: RecordDraft): Finding[] {
  if (!vendor.factories[collection]) return []
  const schema = schemaOf(vendor)
  const record = findDefinition(schema, recordPointer(vendor.name, collection))
  return validateShape(draft, record, schema)
    .filter(({ part }) => part === 'key')
    .map(({ path }) => {
      return undeclaredProperty(path.map((step) => `/${escapeToken(String(step))}`).join(''), record, schema)
    })
}

const schemas = new WeakMap<Vendor, JsonSchema>()

/** Returns the schema of a vendor's part of a scenario, made once. */
function schemaOf(vendor: Vendor): JsonSchema {
  const known = schemas.get(vendor) ?? scenarioSchema({ [vendor.name]: vendor })
  schemas.set(vendor, known)
  return known
}
