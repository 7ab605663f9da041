import { addFault } from '../engine/faults.ts'
import type { Vendor } from '../engine/vendor.ts'
import type { World } from '../world/world.ts'
import type { GivenFault } from './scenario.ts'

/**
 * Sets a scenario's fault in a world.
 * @throws FaultRefused, a RangeError, for a fault that cannot be set
 */
export function plantFault(world: World, vendor: Vendor, { operation = '*', ...rule }: GivenFault): void {
  addFault(world, vendor, String(operation), rule)
}
