import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { World } from '../../world/world.ts'
import type { Sandbox } from '../sandbox.ts'
import type { ScenarioValues } from './scenario-values.ts'

/** The double in the scenario of an interaction. */
export interface Double {
  readonly sandbox: Sandbox
  readonly vendor: Vendor
  /** a world in the initial state of the scenario; fork it, do not change it */
  readonly origin: World
  readonly values: ScenarioValues
}
