import { setFault } from '../engine/exchange/set-fault.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import type { ScenarioFault } from './scenario.ts'

/**
 * Adds a scenario's fault to a world.
 * @throws InvalidFaultError if the rule is invalid or the spec does not allow it
 */
export function createFault(world: World, vendor: Vendor, { operation = '*', ...rule }: ScenarioFault): void {
  setFault(world, vendor, String(operation), rule)
}
