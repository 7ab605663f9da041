import { escapeStep, formatFindings } from '../engine/exchange/findings.ts'
import { undeclaredProperty } from '../engine/spec/declared-names.ts'
import { checkRecord } from '../engine/vendor/check-record.ts'
import type { RecordDraft, RecordMatch } from '../engine/vendor/factory.ts'
import { type Finding, Problem } from '../engine/vendor/problem.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import { definition, validateShape } from './check-shape.ts'
import type { JsonSchema } from './json-schema.ts'
import { listed } from './nearest.ts'
import { collectionOf, factoryContextOf, matching, nameOf } from './record-creator.ts'
import { recordPointer, scenarioSchema } from './schema.ts'

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
    wish.world.undoTo(before)
    throw error
  }
}

function make({ vendor, collection, given, world }: NewRecord): string {
  const collections = world.group(vendor.name)
  const findings = unknownFields(vendor, collection, given)
  const keys: string[] = []
  let failed = false
  const plant = (name: string, record: object) => {
    if (failed) return
    const into = collectionOf(collections, name)
    const wrong = checkRecord(vendor, collections, name, record)
    findings.push(...wrong.filter(({ at }) => !findings.some((known) => known.at === at)))
    if (wrong.length > 0) {
      // What follows from the first error is not reported, and nothing more is created.
      failed = true
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

/** Returns a finding for each field that neither the record's schema nor the vendor's scenarios declare. */
function unknownFields(vendor: Vendor, collection: string, given: RecordDraft): Finding[] {
  if (!vendor.factories[collection]) return []
  const schema = schemaOf(vendor)
  const record = definition(schema, recordPointer(vendor.name, collection))
  return validateShape(given, record, schema)
    .filter(({ part }) => part === 'key')
    .map(({ path }) => {
      return undeclaredProperty(path.map((step) => `/${escapeStep(String(step))}`).join(''), record, schema)
    })
}

const schemas = new WeakMap<Vendor, JsonSchema>()

/** Returns the schema of a vendor's part of a scenario, made once. */
function schemaOf(vendor: Vendor): JsonSchema {
  const known = schemas.get(vendor) ?? scenarioSchema({ [vendor.name]: vendor })
  schemas.set(vendor, known)
  return known
}
