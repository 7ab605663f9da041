import type { ScenarioSummary } from '../engine/emulation.ts'
import type { Scenario, VendorSection } from '../scenarios/scenario.ts'
import { vendors } from '../vendors/index.ts'
import type { World } from '../world/world.ts'
import { aligned, styled } from './style.ts'

interface Shown {
  readonly planned: Scenario
  readonly summary: ScenarioSummary | undefined
  /** one that begins with it */
  readonly world: World
}

/** All that there is to know of a scenario, and how many records a world begins with. */
export function scenarioText({ planned, summary, world }: Shown): string {
  const { scenario, describe, seed, clock, auth, parameters } = planned
  const head = [
    ...(summary?.file === undefined ? [] : [['file', summary.file]]),
    ...(summary?.extends === undefined ? [] : [['extends', summary.extends]]),
    ...Object.entries(parameters).map(([name, value]) => ['with', `${name} = ${JSON.stringify(value)}`]),
    ['seed', String(seed)],
    ['clock', clock ?? 'runs'],
    ['auth', auth ?? 'open'],
  ]
  return [
    `${styled('bold', scenario)}  ${describe}`,
    ...aligned(head.map((row) => ['', ...row])),
    ...Object.keys(vendors).flatMap((name) => ['', ...vendorLines(name, planned.vendors[name], world)]),
  ].join('\n')
}

function vendorLines(name: string, section: VendorSection | undefined, world: World): string[] {
  const collections = Object.entries(world.group(name))
  const switches = Object.entries(section?.profile ?? {}).map(([of, value]) => ['profile', `${of}: ${String(value)}`])
  const faults = (section?.faults ?? []).map(({ value }) => ['fault', JSON.stringify(value)])
  const sizes = collections.map(([collection, { size }]) => [collection, String(size)])
  return [styled('bold', name), ...aligned([...switches, ...faults, ...sizes].map((row) => ['', ...row]))]
}
