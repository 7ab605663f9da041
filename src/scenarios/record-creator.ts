import { checkRecord } from '../engine/vendor/check-record.ts'
import type { RecordDraft, RecordMatch } from '../engine/vendor/factory.ts'
import type { Finding } from '../engine/vendor/problem.ts'
import type { AnyFactoryContext, Vendor } from '../engine/vendor/vendor.ts'
import type { Collection } from '../world/collection.ts'
import type { Collections, World } from '../world/world.ts'
import { DuplicateKey, WorldError } from '../world/world-error.ts'
import { definition, validateShape } from './check-shape.ts'
import { fill, type Resolve } from './fill.ts'
import { listed, nearest } from './nearest.ts'
import { type Parameters, resolveParameter } from './parameters.ts'
import { type Path, pathTo, valueAt } from './path.ts'
import { isReference, referred } from './reference.ts'
import { sampleSource } from './samples.ts'
import type { Placed, PlacedRecord } from './scenario.ts'
import { recordPointer, scenarioSchema } from './schema.ts'
import type { ShapeError } from './source-error.ts'

interface Ground {
  readonly world: World
  readonly vendors: Readonly<Record<string, Vendor>>
  readonly parameters: Parameters
  readonly report: (at: Pick<Placed<unknown>, 'source'>, error: ShapeError) => void
}

/** A record on its way into the world. */
interface Planting {
  readonly vendor: Vendor
  readonly collection: string
  /** what the scenario says of it, filled in */
  readonly given: RecordDraft
  readonly at: Pick<Placed<unknown>, 'source' | 'path'>
  /** set by the first mistake: what follows from it is not told, and nothing more is planted */
  failed: boolean
}

/** The record that another one refers to. */
interface Wanted {
  readonly name: string
  readonly wanted: unknown
  readonly among: RecordMatch | undefined
}

/** Plants records one by one, and reports what is wrong with each. */
export class RecordCreator {
  readonly #ground: Ground
  /** the names of records that were not planted: whoever refers to them is not to blame */
  readonly #missing = new Set<string>()

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /** Plants a record of which a scenario says something. */
  create(vendor: Vendor, collection: string, record: PlacedRecord): void {
    const planting: Planting = { vendor, collection, given: record.value, at: record, failed: record.misshapen }
    const given = record.misshapen ? record.value : this.#filled(planting)
    if (!planting.failed) this.#make({ ...planting, given })
    else this.#missing.add(nameIn(vendor.name, collection, given['name']))
  }

  /** Plants so many lifelike records; with the first that fails it stops. */
  generate(vendor: Vendor, collection: string, count: Placed<number>, onPlanted: () => void): void {
    const planting: Planting = { vendor, collection, given: {}, at: count, failed: false }
    for (let i = 0; i < count.value && !planting.failed; i++) {
      this.#make(planting)
      onPlanted()
    }
  }

  #filled(planting: Planting): RecordDraft {
    const { vendor, collection, given, at } = planting
    const filled = fill(given, this.#resolver(planting), at.path)
    if (planting.failed || filled === given) return filled
    const schema = scenarioSchema(this.#ground.vendors)
    const record = definition(schema, recordPointer(vendor.name, collection))
    for (const error of validateShape(filled, record, schema, at.path)) this.#fail(planting, error)
    return filled
  }

  #resolver(planting: Planting): Resolve {
    const { world, vendors, parameters } = this.#ground
    return (expression, path) => {
      const value = isReference(expression)
        ? referred(expression, { world, vendors, isMissing: (...of) => this.#missing.has(nameIn(...of)) })
        : resolveParameter(expression, parameters)
      if (typeof value !== 'object') return value
      if (value.expected === '') planting.failed = true
      else this.#fail(planting, { ...value, path })
      return undefined
    }
  }

  #make(planting: Planting): void {
    const { vendor, collection, given } = planting
    const make = vendor.factories[collection]
    if (!make) throw new TypeError(`${vendor.name} has no factory for "${collection}"`)
    make(given, this.#making(planting))
    if (planting.failed) this.#missing.add(nameIn(vendor.name, collection, given['name']))
  }

  #making(planting: Planting): AnyFactoryContext {
    return factoryContextOf(planting.vendor, this.#ground.world, {
      create: (name, record) => this.#insert(planting, name, record),
      keyOf: (name, wanted, among) => this.#refer(planting, { name, wanted, among }),
    })
  }

  #insert(planting: Planting, name: string, record: object): void {
    if (planting.failed) return
    const collections = this.#ground.world.group(planting.vendor.name)
    const collection = collectionOf(collections, name)
    const findings = checkRecord(planting.vendor, collections, name, record)
    for (const finding of findings) this.#fail(planting, misfitOf(finding, planting))
    if (findings.length > 0) return
    try {
      collection.insert(record)
    } catch (error) {
      if (!(error instanceof WorldError)) throw error
      this.#fail(planting, refusalMisfit(error, planting))
    }
  }

  #refer(planting: Planting, { name, wanted, among }: Wanted): string {
    const collection = collectionOf(this.#ground.world.group(planting.vendor.name), name)
    const found = named(collection, wanted, among)
    if (found) return collection.shape.key(found)
    if (this.#missing.has(nameIn(planting.vendor.name, name, wanted))) {
      planting.failed = true
      return ''
    }
    const names = matching(collection, among).map((record) => String(nameOf(record)))
    this.#fail(planting, {
      path: wayTo(wanted, planting),
      found: wanted,
      expected: `must be the name of a record in ${name}: ${listed(names) || 'there is none'}`,
      nearest: nearest(String(wanted), names),
    })
    return ''
  }

  #fail(planting: Planting, error: ShapeError): void {
    planting.failed = true
    this.#ground.report(planting.at, error)
  }
}

/** A finding in the record as it was made, placed where the scenario says something like it. */
function misfitOf({ at, message, value }: Finding, planting: Planting): ShapeError {
  const steps = at
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  const given = valueAt(planting.given, steps.slice(0, -1)) !== undefined
  const path = given ? [...planting.at.path, ...steps] : wayTo(value, planting)
  const where = given || steps.length === 0 ? '' : `makes a record whose ${steps.join('.')} `
  return { path, expected: `${where}${message}`, found: value }
}

function refusalMisfit(refusal: WorldError, planting: Planting): ShapeError {
  if (!(refusal instanceof DuplicateKey)) return { path: planting.at.path, expected: `is refused: ${refusal.message}` }
  return {
    path: wayTo(refusal.value, planting),
    found: refusal.value,
    expected: `must be another: ${refusal.message}`,
  }
}

/** The way to what a scenario says of a record; to the record itself when it does not say it like this. */
function wayTo(wanted: unknown, { given, at }: Planting): Path {
  const path = wanted === undefined ? undefined : pathTo(wanted, given)
  return path ? [...at.path, ...path] : at.path
}

function nameIn(vendor: string, collection: string, name: unknown): string {
  return `${vendor}/${collection}/${String(name)}`
}

/** What the factories of a vendor make records with. */
export function factoryContextOf(
  vendor: Vendor,
  world: World,
  ways: Pick<AnyFactoryContext, 'create' | 'keyOf'>,
): AnyFactoryContext {
  return {
    world: world.group(vendor.name),
    now: world.clock.now(),
    random: world.random,
    id: () => vendor.dialect.id(world.random),
    link: vendor.link,
    samples: sampleSource(world.random),
    ...ways,
  }
}

/** The collection of a name. Throws a TypeError when there is none. */
export function collectionOf(collections: Collections, name: string): Collection<object> {
  const collection = collections[name]
  if (!collection) throw new TypeError(`There is no collection "${name}"`)
  return collection
}

/** The first record of a name, among those that match if that is asked. */
function named(collection: Collection<object>, wanted: unknown, among: RecordMatch | undefined): object | undefined {
  if (among) return matching(collection, among).find((record) => nameOf(record) === wanted)
  const byName = collection.remember('by name', () => {
    return new Map(
      collection
        .list()
        .toReversed()
        .map((record) => [nameOf(record), record]),
    )
  })
  return byName.get(wanted)
}

/** The records of a collection that match, if that is asked. */
export function matching(collection: Collection<object>, among: RecordMatch | undefined): object[] {
  if (!among) return collection.list()
  const asked = Object.entries(among)
  return collection.list().filter((record) => {
    return asked.every(([name, value]) => Object.getOwnPropertyDescriptor(record, name)?.value === value)
  })
}

/** What a record is called by those that refer to it. */
export function nameOf(record: object): unknown {
  return 'name' in record ? record.name : undefined
}
