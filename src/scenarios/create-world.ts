import { AUTH_SETTING } from '../engine/exchange/call.ts'
import type { OnProgress } from '../engine/services/on-progress.ts'
import { shapesOf } from '../engine/vendor/collections.ts'
import type { Auth } from '../engine/vendor/handler.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import { instant } from '../world/clock.ts'
import { World } from '../world/world.ts'
import { createFault } from './create-fault.ts'
import { RecordCreator } from './record-creator.ts'
import type { Placed, Scenario, VendorSection } from './scenario.ts'
import { inOrder, ScenarioError, type ShapeError, type SourceError, sourceErrorAt } from './source-error.ts'

/** What a world may begin with in place of what its scenario says. */
export interface InitialOverrides {
  readonly seed?: number | undefined
  readonly clock?: string | number | undefined
  readonly auth?: Auth | undefined
  /** told of each record that is planted */
  readonly onRecordCreated?: OnProgress | undefined
}

type Vendors = Readonly<Record<string, Vendor>>

/**
 * Makes a world in which a scenario's records are and nothing has happened yet. Every record passes the validator of
 * its schema, as every reply does, and the rules of its collection.
 * @throws ScenarioError with every mistake
 */
export function createInitialWorld(scenario: Scenario, vendors: Vendors, instead: InitialOverrides = {}): World {
  const world = emptyWorld(scenario, vendors, instead)
  const errors = createRecords(scenario, world, vendors, instead.onRecordCreated)
  if (errors.length > 0) throw new ScenarioError(scenario.scenario, inOrder(errors))
  return world
}

/** Plants a scenario in a world that nobody will use, to see what is wrong with it. */
export function dryRun(scenario: Scenario, vendors: Vendors): SourceError[] {
  return createRecords(scenario, emptyWorld(scenario, vendors, {}), vendors)
}

function emptyWorld(scenario: Scenario, vendors: Vendors, instead: InitialOverrides): World {
  const { seed = scenario.seed, clock = scenario.clock, auth = scenario.auth ?? 'open' } = instead
  const frozen = clock === undefined ? {} : { clock: { at: instant(clock) } }
  const shapes = Object.values(vendors).map(({ name, collections }) => [name, shapesOf(collections)])
  const world = new World({ name: scenario.scenario, seed, shapes: Object.fromEntries(shapes), ...frozen })
  world.setSetting(AUTH_SETTING, auth)
  return world
}

function createRecords(
  { vendors: sections, parameters }: Scenario,
  world: World,
  vendors: Vendors,
  onPlanted?: OnProgress,
): SourceError[] {
  const errors: SourceError[] = []
  const all = Object.values(sections).reduce((sum, section) => sum + recordsOf(section), 0)
  let planted = 0
  const tell = () => onPlanted?.(++planted, all)
  const report = ({ source }: Pick<Placed<unknown>, 'source'>, error: ShapeError) =>
    errors.push(sourceErrorAt(source, error))
  const creator = new RecordCreator({ world, vendors, parameters, report })
  for (const vendor of Object.values(vendors)) createInitialRecords(creator, vendor, sections[vendor.name])
  for (const [name, section] of Object.entries(sections)) {
    const vendor = vendors[name]
    if (!vendor) continue
    world.setSetting(vendor.profileSetting, { ...vendor.spec.profile, ...section.profile })
    createFaults({ vendor, section, world, report })
    for (const collection of Object.keys(vendor.factories)) {
      for (const record of section.records[collection] ?? []) {
        creator.create(vendor, collection, record)
        tell()
      }
      const count = section.generate[collection]
      if (count) creator.generate(vendor, collection, count, tell)
    }
  }
  return errors
}

/** How many records a section says or wants to be made up. */
function recordsOf({ records, generate }: VendorSection): number {
  const said = Object.values(records).reduce((sum, some) => sum + some.length, 0)
  return Object.values(generate).reduce((sum, { value }) => sum + value, said)
}

/** What a vendor's worlds begin with where the scenario says nothing of the collection. */
function createInitialRecords(creator: RecordCreator, vendor: Vendor, section: VendorSection | undefined): void {
  const source = { raw: vendor.spec.document }
  for (const [collection, records] of Object.entries(vendor.spec.document['x-initial'] ?? {})) {
    if (section?.records[collection] ?? section?.generate[collection]) continue
    for (const [i, value] of records.entries()) {
      creator.create(vendor, collection, { value, source, path: ['x-initial', collection, i], misshapen: false })
    }
  }
}

interface FaultCreation {
  readonly vendor: Vendor
  readonly section: VendorSection
  readonly world: World
  readonly report: (at: Pick<Placed<unknown>, 'source'>, error: ShapeError) => void
}

function createFaults({ vendor, section, world, report }: FaultCreation): void {
  for (const fault of section.faults) {
    try {
      createFault(world, vendor, fault.value)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      report(fault, { path: fault.path, expected: error.message })
    }
  }
}
