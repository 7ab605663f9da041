import { checkRecord } from '../engine/vendor/check-record.ts'
import type { RecordDraft, RecordMatch } from '../engine/vendor/factory.ts'
import type { Finding } from '../engine/vendor/problem.ts'
import type { AnyFactoryContext, Vendor } from '../engine/vendor/vendor.ts'
import type { Collection } from '../world/collection.ts'
import type { Collections, World } from '../world/world.ts'
import { DuplicateKey, WorldError } from '../world/world-error.ts'
import { findDefinition, validateShape } from './check-shape.ts'
import { fill, type ResolveExpression } from './fill.ts'
import { missingParentMessage } from './missing-parent.ts'
import { nearest } from './nearest.ts'
import { own } from './own.ts'
import { type Parameters, resolveParameter } from './parameters.ts'
import { type Path, pathTo, valueAt } from './path.ts'
import { PathSet, withoutPaths } from './path-set.ts'
import { formatExpectedReference, isReference, resolveReference } from './reference.ts'
import { createSampleSource } from './samples.ts'
import type { Located, LocatedRecord } from './scenario.ts'
import { recordPointer, scenarioSchema } from './schema.ts'
import type { ShapeError } from './source-error.ts'

interface RecordCreatorOptions {
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly parameters: Parameters
  readonly report: (at: Pick<Located<unknown>, 'source'>, error: ShapeError) => void
}

/** A record that is being created. */
export interface PendingRecord {
  readonly vendor: Vendor
  readonly collection: string
  /** the record's content in the scenario, with its placeholders filled in */
  readonly draft: RecordDraft
  readonly at: Pick<Located<unknown>, 'source' | 'path'>
  /** set by the first error; nothing more is created then */
  failed: boolean
}

/** A record with its placeholders filled in, and the paths inside it that have errors. */
interface FilledDraft {
  readonly draft: RecordDraft
  readonly invalid: readonly Path[]
}

/** A reference to another record by its name. */
interface NameReference {
  readonly collection: string
  readonly value: unknown
  readonly match: RecordMatch | undefined
}

/** Creates a scenario's records one by one and reports the errors in each. */
export class RecordCreator {
  readonly #options: RecordCreatorOptions
  /** one instant for all records, so that their order does not depend on how long it takes to create them */
  readonly #now: string
  /** the names of records that failed; a reference to one of them is not reported as an error */
  readonly #missing = new Set<string>()

  constructor(options: RecordCreatorOptions) {
    this.#options = options
    this.#now = options.world.clock.now()
  }

  /**
   * Creates a record that a scenario lists. If it has errors, its factory runs without the parts that have them and
   * creates nothing, so that wrong references in the other parts are reported in the same round.
   */
  create(vendor: Vendor, collection: string, record: LocatedRecord): void {
    const { draft, invalid } = this.#fillDraft(vendor, collection, record)
    const pending: PendingRecord = { vendor, collection, draft, at: record, failed: invalid.length > 0 }
    this.#runFactory(pending, withoutPaths(draft, invalid))
    if (pending.failed) this.#missing.add(qualifiedName(vendor.name, collection, draft['name']))
  }

  /** Creates a number of sample records, one in each step. Stops at the first that fails. */
  *generate(vendor: Vendor, collection: string, count: Located<number>): Generator<void> {
    const pending: PendingRecord = { vendor, collection, draft: {}, at: count, failed: false }
    for (let i = 0; i < count.value && !pending.failed; i++) {
      this.#runFactory(pending, {})
      yield
    }
  }

  /** Fills in the placeholders of a record. Returns it with the paths, inside it, of all errors. */
  #fillDraft(vendor: Vendor, collection: string, { value, source, path, shapeErrors }: LocatedRecord): FilledDraft {
    const { report, vendors } = this.#options
    const invalid = [...shapeErrors]
    const resolve = this.#resolver((error) => {
      invalid.push(error.path.slice(path.length))
      // The record that it refers to has an error itself, which is reported there.
      if (error.expected !== '') report({ source }, error)
    })
    const draft = fill(value, resolve, path)
    if (draft === value) return { draft, invalid }
    const known = new PathSet(invalid)
    const schema = scenarioSchema(vendors)
    const definition = findDefinition(schema, recordPointer(vendor.name, collection))
    for (const error of validateShape(draft, definition, schema, path)) {
      const inside = error.path.slice(path.length)
      if (known.has(inside)) continue
      invalid.push(inside)
      report({ source }, error)
    }
    return { draft, invalid }
  }

  #resolver(onError: (error: ShapeError) => void): ResolveExpression {
    const { world, vendors, parameters } = this.#options
    const isMissing = (...name: [string, string, string]) => this.#missing.has(qualifiedName(...name))
    return (expression, path) => {
      const value = isReference(expression)
        ? resolveReference(expression, { world, vendors, isMissing })
        : resolveParameter(expression, parameters)
      if (typeof value !== 'object') return value
      onError({ ...value, path })
      return undefined
    }
  }

  #runFactory(pending: PendingRecord, draft: RecordDraft): void {
    const { vendor, collection } = pending
    const factory = vendor.factories[collection]
    if (!factory) throw new TypeError(`${vendor.name} has no factory for "${collection}".`)
    const context = factoryContextOf(vendor, this.#options.world, {
      now: this.#now,
      create: (name, record) => this.#insert(pending, name, record),
      keyOf: (name, value, match) => this.#keyOf(pending, { collection: name, value, match }),
      keyOrDefault: (name, value, defaultKey) => {
        if (value !== undefined) return this.#keyOf(pending, { collection: name, value, match: undefined })
        return defaultKey ?? this.#missingParent(pending, name)
      },
    })
    factory(draft, context)
  }

  #insert(pending: PendingRecord, name: string, record: object): void {
    if (pending.failed) return
    const collections = this.#options.world.group(pending.vendor.name)
    const collection = collectionOf(collections, name)
    const findings = checkRecord(pending.vendor, collections, name, record)
    for (const finding of findings) this.#fail(pending, toShapeError(finding, pending))
    if (findings.length > 0) return
    try {
      collection.insert(record)
    } catch (error) {
      if (!(error instanceof WorldError)) throw error
      this.#fail(pending, insertError(error, collection, pending))
    }
  }

  #keyOf(pending: PendingRecord, { collection: name, value, match }: NameReference): string {
    const collection = collectionOf(this.#options.world.group(pending.vendor.name), name)
    const found = recordNamed(collection, value, match)
    if (found) return collection.shape.key(found)
    if (this.#missing.has(qualifiedName(pending.vendor.name, name, value))) {
      pending.failed = true
      return ''
    }
    const names = matchingRecords(collection, match).map((record) => String(nameOf(record)))
    this.#fail(pending, {
      path: pathOf(value, pending),
      found: value,
      expected: formatExpectedReference('name', `a record in ${name}`, names),
      nearest: nearest(String(value), names),
    })
    return ''
  }

  /** Reports that a record needs a record of another collection, and how to get one. Returns an empty key. */
  #missingParent(pending: PendingRecord, collection: string): string {
    const { vendor, at } = pending
    this.#fail(pending, { path: at.path, expected: missingParentMessage(vendor.name, collection, at.source) })
    return ''
  }

  #fail(pending: PendingRecord, error: ShapeError): void {
    pending.failed = true
    this.#options.report(pending.at, error)
  }
}

/** Converts a finding about the finished record to an error at the part of the scenario that caused it. */
export function toShapeError({ at, message, value }: Finding, pending: PendingRecord): ShapeError {
  const steps = at
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  const isInDraft = valueAt(pending.draft, steps.slice(0, -1)) !== undefined
  const path = isInDraft ? [...pending.at.path, ...steps] : pathOf(value, pending)
  const subject = isInDraft || steps.length === 0 ? '' : `creates a record whose ${steps.join('.')} `
  return { path, expected: `${subject}${message}`, found: value }
}

/** Returns the error of a record that cannot be inserted. */
export function insertError(error: WorldError, collection: Collection<object>, pending: PendingRecord): ShapeError {
  if (!(error instanceof DuplicateKey)) {
    return { path: pending.at.path, expected: `cannot be created: ${error.message}` }
  }
  const { entity, field, value, holder } = error
  const held = propertyOf(collection.get(holder) ?? {}, field)
  const ignoresCase = typeof held === 'string' && held !== value && held.toLowerCase() === value.toLowerCase()
  const hint = ignoresCase ? ` (${field} ignores case)` : ''
  return {
    path: pathOf(value, pending),
    found: value,
    expected: 'must be unique',
    message: `duplicate ${field} "${value}": another ${entity} already has it${hint}`,
  }
}

/** Returns the path of a value in a record's draft; the path of the record if the draft does not contain the value. */
function pathOf(value: unknown, { draft, at }: PendingRecord): Path {
  const path = value === undefined ? undefined : pathTo(value, draft)
  return path ? [...at.path, ...path] : at.path
}

function qualifiedName(vendor: string, collection: string, name: unknown): string {
  return `${vendor}/${collection}/${String(name)}`
}

/** Returns the context that a vendor's factories receive. */
export function factoryContextOf(
  vendor: Vendor,
  world: World,
  access: Pick<AnyFactoryContext, 'create' | 'keyOf' | 'keyOrDefault'> & Partial<Pick<AnyFactoryContext, 'now'>>,
): AnyFactoryContext {
  return {
    world: world.group(vendor.name),
    now: world.clock.now(),
    random: world.random,
    id: () => vendor.dialect.id(world.random),
    link: vendor.link,
    samples: createSampleSource(world.random),
    ...access,
  }
}

/** Returns a collection by its name. @throws TypeError if there is no such collection */
export function collectionOf(collections: Collections, name: string): Collection<object> {
  const collection = own(collections, name)
  if (!collection) throw new TypeError(`There is no collection named "${name}".`)
  return collection
}

/** Returns the first record with a name, among the records that match. */
function recordNamed(
  collection: Collection<object>,
  name: unknown,
  match: RecordMatch | undefined,
): object | undefined {
  if (match) return matchingRecords(collection, match).find((record) => nameOf(record) === name)
  const byName = collection.remember('by name', () => {
    return new Map(
      collection
        .list()
        .toReversed()
        .map((record) => [nameOf(record), record]),
    )
  })
  return byName.get(name)
}

/** Returns the records of a collection with the given property values; all records if `match` is undefined. */
export function matchingRecords(collection: Collection<object>, match: RecordMatch | undefined): object[] {
  if (!match) return collection.list()
  const properties = Object.entries(match)
  return collection.list().filter((record) => properties.every(([name, value]) => propertyOf(record, name) === value))
}

/** Returns the name by which other records refer to a record. */
export function nameOf(record: object): unknown {
  return 'name' in record ? record.name : undefined
}

function propertyOf(record: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(record, name)?.value
}
