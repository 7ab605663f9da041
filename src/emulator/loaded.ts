import type { ForkOptions, InitialState } from '../engine/services/emulator-services.ts'
import { DEFAULT_WORLD } from '../world/world-name.ts'

/** The options of a world together with its name. */
export type StartOptions = ForkOptions & { readonly name: string }

/** The options that a world was started with, and the version of its scenario. */
export interface Loaded {
  readonly options: StartOptions
  /** version of the scenario */
  readonly version: number
}

/** Name of a scenario that was passed as an object without a name. */
const UNNAMED = '(unnamed)'

/** Returns the scenario or world that options name. */
export function initialStateOf({ scenario, from, with: parameters = {} }: StartOptions): InitialState {
  if (scenario === undefined) return { scenario: undefined, from: from ?? DEFAULT_WORLD, with: parameters }
  return { scenario: nameOf(scenario), from: undefined, with: parameters }
}

function nameOf(scenario: string | object): string {
  if (typeof scenario === 'string') return scenario
  return 'scenario' in scenario && typeof scenario.scenario === 'string' ? scenario.scenario : UNNAMED
}
