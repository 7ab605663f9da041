import { addFault } from '../engine/faults/faults.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'
import type { World } from '../world/world.ts'
import type { ScenarioFault } from './scenario.ts'

/**
 * Sets a scenario's fault in a world.
 * @throws FaultRefused, a RangeError, for a fault that cannot be set
 */
export function createFault(world: World, vendor: Vendor, { operation = '*', ...rule }: ScenarioFault): void {
  addFault(world, vendor, String(operation), rule)
}
