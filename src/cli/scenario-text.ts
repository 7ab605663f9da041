import type { ScenarioSummary } from '../engine/services/emulator-services.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { vendors } from '../vendors/index.ts'
import type { World } from '../world/world.ts'
import { aligned, styled } from './style.ts'

interface Planted {
  readonly planned: Scenario
  readonly summary: ScenarioSummary | undefined
  /** one that begins with it */
  readonly world: World
}

/** All that there is to know of a scenario, and how many records a world begins with. */
type ShownScenario = ReturnType<typeof shownScenario>

/** What is shown of a scenario that was planted. */
export function shownScenario({ planned, summary, world }: Planted) {
  const { scenario, describe, seed, clock, auth, parameters } = planned
  return {
    name: scenario,
    describe,
    file: summary?.file,
    extends: summary?.extends,
    parameters,
    seed,
    clock,
    auth: auth ?? 'open',
    vendors: Object.keys(vendors).map((vendor) => ({
      name: vendor,
      profile: planned.vendors[vendor]?.profile ?? {},
      faults: (planned.vendors[vendor]?.faults ?? []).map(({ value }) => value),
      records: Object.fromEntries(Object.entries(world.group(vendor)).map(([name, { size }]) => [name, size])),
    })),
  }
}

/** The same for people. */
export function scenarioText({ name, describe, file, parameters, seed, clock, auth, ...shown }: ShownScenario): string {
  const head = [
    ...(file === undefined ? [] : [['file', file]]),
    ...(shown.extends === undefined ? [] : [['extends', shown.extends]]),
    ...Object.entries(parameters).map(([parameter, value]) => ['with', `${parameter} = ${JSON.stringify(value)}`]),
    ['seed', String(seed)],
    ['clock', clock ?? 'runs'],
    ['auth', auth],
  ]
  return [
    `${styled('bold', name)}  ${describe}`,
    ...aligned(head.map((row) => ['', ...row])),
    ...shown.vendors.flatMap((vendor) => ['', ...vendorLines(vendor)]),
  ].join('\n')
}

function vendorLines({ name, profile, faults, records }: ShownScenario['vendors'][number]): string[] {
  const rows = [
    ...Object.entries(profile).map(([of, value]) => ['profile', `${of}: ${String(value)}`]),
    ...faults.map((fault) => ['fault', JSON.stringify(fault)]),
    ...Object.entries(records).map(([collection, size]) => [collection, String(size)]),
  ]
  return [styled('bold', name), ...aligned(rows.map((row) => ['', ...row]))]
}
