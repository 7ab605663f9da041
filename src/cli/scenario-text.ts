import type { ScenarioSummary } from '../engine/services/emulator-services.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { World } from '../world/world.ts'
import { aligned, styled } from './style.ts'

interface ScenarioDetails {
  readonly scenario: Scenario
  readonly summary: ScenarioSummary | undefined
  /** a world in the scenario's initial state */
  readonly world: World
  /** names of the vendors */
  readonly vendors: readonly string[]
}

/** A scenario's settings, with the number of records in each collection of a new world. */
type ScenarioView = ReturnType<typeof toScenarioView>

/** Converts a scenario to the object that `deskdouble scenario show` prints. */
export function toScenarioView({ scenario, summary, world, vendors }: ScenarioDetails) {
  const { describe, seed, clock, auth, parameters } = scenario
  return {
    name: scenario.scenario,
    describe,
    file: summary?.file,
    extends: summary?.extends,
    parameters,
    seed,
    clock,
    auth: auth ?? 'open',
    vendors: vendors.map((vendor) => ({
      name: vendor,
      profile: scenario.vendors[vendor]?.profile ?? {},
      faults: (scenario.vendors[vendor]?.faults ?? []).map(({ value }) => value),
      records: Object.fromEntries(Object.entries(world.group(vendor)).map(([name, { size }]) => [name, size])),
    })),
  }
}

/** Formats a scenario for a terminal. */
export function formatScenario({ name, describe, file, parameters, seed, clock, auth, ...view }: ScenarioView): string {
  const head = [
    ...(file === undefined ? [] : [['file', file]]),
    ...(view.extends === undefined ? [] : [['extends', view.extends]]),
    ...Object.entries(parameters).map(([parameter, value]) => ['with', `${parameter} = ${JSON.stringify(value)}`]),
    ['seed', String(seed)],
    ['clock', clock ?? 'runs'],
    ['auth', auth],
  ]
  return [
    `${styled('bold', name)}  ${describe}`,
    ...aligned(head.map((row) => ['', ...row])),
    ...view.vendors.flatMap((vendor) => ['', ...vendorLines(vendor)]),
  ].join('\n')
}

function vendorLines({ name, profile, faults, records }: ScenarioView['vendors'][number]): string[] {
  const rows = [
    ...Object.entries(profile).map(([setting, value]) => ['profile', `${setting}: ${String(value)}`]),
    ...faults.map((fault) => ['fault', JSON.stringify(fault)]),
    ...Object.entries(records).map(([collection, size]) => [collection, String(size)]),
  ]
  return [styled('bold', name), ...aligned(rows.map((row) => ['', ...row]))]
}
