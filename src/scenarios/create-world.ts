import { AUTH_SETTING } from '../engine/exchange/call.ts'
import { runAtOnce } from '../engine/exchange/in-turns.ts'
import { InvalidFaultError } from '../engine/faults/invalid-fault-error.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import { tokensOf } from '../engine/spec/json-pointer.ts'
import { shapesOf } from '../engine/vendor/collections.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { instant } from '../world/clock.ts'
import { World } from '../world/world.ts'
import { createFault } from './create-fault.ts'
import { own } from './own.ts'
import type { Path } from './path.ts'
import { RecordCreator } from './record-creator.ts'
import type { Located, Scenario, VendorSection } from './scenario.ts'
import { ScenarioError, type ShapeError, type SourceError, toSourceError, uniqueInOrder } from './source-error.ts'
import { storeRecords } from './store-records.ts'

/** Settings that override those of a world's scenario. */
export interface InitialOverrides {
  readonly seed?: number | undefined
  readonly clock?: string | number | undefined
  /** the clock of a scenario that defines none */
  readonly fallbackClock?: string | undefined
  readonly auth?: Auth | undefined
  /** called after each record of the scenario */
  readonly onRecordCreated?: OnProgress | undefined
}

/** Number of errors after which no more records are created: each of them may cost a search among all records. */
const MOST_ERRORS = 200

type Vendors = Readonly<Record<string, Vendor>>

/**
 * Creates a world in the initial state of a scenario. Every record passes the validator of its schema, which also
 * checks responses, and the rules of its collection.
 * @throws ScenarioError with every error
 */
export function createInitialWorld(scenario: Scenario, vendors: Vendors, overrides: InitialOverrides = {}): World {
  return runAtOnce(initialWorldSteps(scenario, vendors, overrides))
}

/** Creates the same world as {@link createInitialWorld} in steps, one for each record. */
export function* initialWorldSteps(
  scenario: Scenario,
  vendors: Vendors,
  overrides: InitialOverrides,
): Generator<void, World> {
  const world = createEmptyWorld(scenario, vendors, overrides)
  const errors = yield* createRecords(scenario, world, vendors, overrides.onRecordCreated)
  if (errors.length > 0) throw new ScenarioError(scenario.scenario, uniqueInOrder(errors))
  return world
}

/** Creates a scenario's records in a temporary world and returns every error. */
export function dryRun(scenario: Scenario, vendors: Vendors): SourceError[] {
  return runAtOnce(createRecords(scenario, createEmptyWorld(scenario, vendors, {}), vendors))
}

function createEmptyWorld(scenario: Scenario, vendors: Vendors, overrides: InitialOverrides): World {
  const { seed = scenario.seed, auth = scenario.auth ?? 'open' } = overrides
  const clock = overrides.clock ?? scenario.clock ?? overrides.fallbackClock
  const frozen = clock === undefined ? {} : { clock: { at: instant(clock) } }
  const shapes = Object.values(vendors).map(({ name, collections }) => [name, shapesOf(collections)])
  const world = new World({ name: scenario.scenario, seed, shapes: Object.fromEntries(shapes), ...frozen })
  world.setSetting(AUTH_SETTING, auth)
  return world
}

/** Creates the records of a scenario, one in each step. Returns the errors. */
function* createRecords(
  { vendors: sections, parameters }: Scenario,
  world: World,
  vendors: Vendors,
  onRecordCreated?: OnProgress,
): Generator<void, SourceError[]> {
  const errors: SourceError[] = []
  const total = Object.values(sections).reduce((sum, section) => sum + recordCount(section), 0)
  let created = 0
  const onCreated = () => onRecordCreated?.(++created, total)
  const report = ({ source }: Pick<Located<unknown>, 'source'>, error: ShapeError) =>
    errors.push(toSourceError(source, error))
  const creator = new RecordCreator({ world, vendors, parameters, report })
  for (const vendor of Object.values(vendors)) createInitialRecords(creator, vendor, sections[vendor.name])
  for (const [name, section] of Object.entries(sections)) {
    const vendor = own(vendors, name)
    if (!vendor) continue
    world.setSetting(vendor.profileSetting, { ...vendor.spec.profile, ...section.profile })
    createFaults({ vendor, section, world, report })
    for (const collection of Object.keys(vendor.factories)) {
      for (const record of own(section.records, collection) ?? []) {
        if (errors.length >= MOST_ERRORS) return errors
        creator.create(vendor, collection, record)
        onCreated()
        yield
      }
      const count = section.generate[collection]
      if (!count) continue
      for (const _ of creator.generate(vendor, collection, count)) {
        onCreated()
        yield
      }
    }
    for (const _ of storeRecords({ vendor, stored: section.stored, world, report })) {
      if (errors.length >= MOST_ERRORS) return errors
      onCreated()
      yield
    }
  }
  return errors
}

/** Counts the records that a section lists, stores and generates. */
function recordCount({ records, stored, generate }: VendorSection): number {
  const listed = [...Object.values(records), ...Object.values(stored)].reduce((sum, some) => sum + some.length, 0)
  return Object.values(generate).reduce((sum, { value }) => sum + value, listed)
}

/** Creates the records of the spec's `x-initial` in each collection that the scenario does not mention. */
function createInitialRecords(creator: RecordCreator, vendor: Vendor, section: VendorSection | undefined): void {
  const source = { raw: vendor.spec.document }
  for (const [collection, records] of Object.entries(vendor.spec.document['x-initial'] ?? {})) {
    if (section?.records[collection] ?? section?.stored[collection] ?? section?.generate[collection]) continue
    for (const [i, value] of records.entries()) {
      creator.create(vendor, collection, { value, source, path: ['x-initial', collection, i], shapeErrors: [] })
    }
  }
}

interface FaultCreation {
  readonly vendor: Vendor
  readonly section: VendorSection
  readonly world: World
  readonly report: (at: Pick<Located<unknown>, 'source'>, error: ShapeError) => void
}

function createFaults({ vendor, section, world, report }: FaultCreation): void {
  for (const fault of section.faults) {
    try {
      createFault(world, vendor, fault.value)
    } catch (error) {
      if (!(error instanceof InvalidFaultError)) throw error
      report(fault, { path: [...fault.path, ...pathInBody(error)], expected: error.message })
    }
  }
}

/** Returns the path to an error inside the body of a fault. */
function pathInBody({ at }: InvalidFaultError): Path {
  if (at !== 'body' && !at.startsWith('body/')) return []
  return tokensOf(`/${at}`).map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}
