import { AUTH } from '../engine/call.ts'
import { shapesOf } from '../engine/collections.ts'
import type { OnProgress } from '../engine/on-progress.ts'
import type { Auth } from '../engine/operation.ts'
import type { Vendor } from '../engine/vendor.ts'
import { instant } from '../world/clock.ts'
import { World } from '../world/world.ts'
import { inOrder, type Misfit, type Mistake, mistakeIn, ScenarioError } from './mistake.ts'
import { plantFault } from './plant-fault.ts'
import { RecordPlanter } from './plant-record.ts'
import type { Placed, Scenario, VendorSection } from './scenario.ts'

/** What a world may begin with in place of what its scenario says. */
export interface Instead {
  readonly seed?: number | undefined
  readonly clock?: string | number | undefined
  readonly auth?: Auth | undefined
  /** told of each record that is planted */
  readonly onPlanted?: OnProgress | undefined
}

type Vendors = Readonly<Record<string, Vendor>>

/**
 * Makes a world in which a scenario's records are and nothing has happened yet. Every record passes the validator of
 * its schema, as every reply does, and the rules of its collection.
 * @throws ScenarioError with every mistake
 */
export function begin(scenario: Scenario, vendors: Vendors, instead: Instead = {}): World {
  const world = emptyWorld(scenario, vendors, instead)
  const mistakes = plant(scenario, world, vendors, instead.onPlanted)
  if (mistakes.length > 0) throw new ScenarioError(scenario.scenario, inOrder(mistakes))
  return world
}

/** Plants a scenario in a world that nobody will use, to see what is wrong with it. */
export function tryOut(scenario: Scenario, vendors: Vendors): Mistake[] {
  return plant(scenario, emptyWorld(scenario, vendors, {}), vendors)
}

function emptyWorld(scenario: Scenario, vendors: Vendors, instead: Instead): World {
  const { seed = scenario.seed, clock = scenario.clock, auth = scenario.auth ?? 'open' } = instead
  const frozen = clock === undefined ? {} : { clock: { at: instant(clock) } }
  const shapes = Object.values(vendors).map(({ name, collections }) => [name, shapesOf(collections)])
  const world = new World({ name: scenario.scenario, seed, shapes: Object.fromEntries(shapes), ...frozen })
  world.setSetting(AUTH, auth)
  return world
}

function plant(
  { vendors: sections, parameters }: Scenario,
  world: World,
  vendors: Vendors,
  onPlanted?: OnProgress,
): Mistake[] {
  const mistakes: Mistake[] = []
  const all = Object.values(sections).reduce((sum, section) => sum + recordsOf(section), 0)
  let planted = 0
  const tell = () => onPlanted?.(++planted, all)
  const report = ({ source }: Pick<Placed<unknown>, 'source'>, misfit: Misfit) =>
    mistakes.push(mistakeIn(source, misfit))
  const planter = new RecordPlanter({ world, vendors, parameters, report })
  for (const vendor of Object.values(vendors)) plantInitial(planter, vendor, sections[vendor.name])
  for (const [name, section] of Object.entries(sections)) {
    const vendor = vendors[name]
    if (!vendor) continue
    world.setSetting(vendor.profileSetting, { ...vendor.spec.profile, ...section.profile })
    plantFaults({ vendor, section, world, report })
    for (const collection of Object.keys(vendor.factories)) {
      for (const record of section.records[collection] ?? []) {
        planter.plant(vendor, collection, record)
        tell()
      }
      const count = section.generate[collection]
      if (count) planter.generate(vendor, collection, count, tell)
    }
  }
  return mistakes
}

/** How many records a section says or wants to be made up. */
function recordsOf({ records, generate }: VendorSection): number {
  const said = Object.values(records).reduce((sum, some) => sum + some.length, 0)
  return Object.values(generate).reduce((sum, { value }) => sum + value, said)
}

/** What a vendor's worlds begin with where the scenario says nothing of the collection. */
function plantInitial(planter: RecordPlanter, vendor: Vendor, section: VendorSection | undefined): void {
  const source = { raw: vendor.spec.document }
  for (const [collection, records] of Object.entries(vendor.spec.document['x-initial'] ?? {})) {
    if (section?.records[collection] ?? section?.generate[collection]) continue
    for (const [i, value] of records.entries()) {
      planter.plant(vendor, collection, { value, source, path: ['x-initial', collection, i], misshapen: false })
    }
  }
}

interface FaultPlanting {
  readonly vendor: Vendor
  readonly section: VendorSection
  readonly world: World
  readonly report: (at: Pick<Placed<unknown>, 'source'>, misfit: Misfit) => void
}

function plantFaults({ vendor, section, world, report }: FaultPlanting): void {
  for (const fault of section.faults) {
    try {
      plantFault(world, vendor, fault.value)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      report(fault, { path: fault.path, expected: error.message })
    }
  }
}
