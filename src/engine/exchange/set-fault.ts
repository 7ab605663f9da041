import type { World } from '../../world/world.ts'
import { setsResponse } from '../faults/custom-response.ts'
import type { FaultRule } from '../faults/fault-rule.ts'
import { checkFault, type Fault, setFaultsOf, storeFault } from '../faults/faults.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { checkFaultResponses } from './check-fault-response.ts'

/**
 * Sets a fault in a world. The parts of a response that its rule sets are checked against the spec if the vendor's
 * validators are loaded. If not, they begin to load, and {@link checkFaults} or the injection checks the response.
 * @throws InvalidFaultError if the operation does not exist, the rule is not valid, or its response violates the spec
 */
export function setFault(world: World, vendor: Vendor, operation: string, rule: FaultRule): Fault {
  const fault = checkFault(vendor, operation, rule)
  if (setsResponse(fault)) {
    // Validators that need not be waited for are loaded now.
    void vendor.checks.prepare()
    if (vendor.checks.ready) checkFaultResponses(world, vendor, fault)
  }
  return storeFault(world, fault)
}

/**
 * Sets a fault in a world after its vendor's validators are loaded, so that the response of its rule is always checked.
 * @throws InvalidFaultError if the operation does not exist, the rule is not valid, or its response violates the spec
 */
export async function setCheckedFault(
  world: World,
  vendor: Vendor,
  operation: string,
  rule: FaultRule,
): Promise<Fault> {
  // The caller may change the rule while the validators are loaded.
  const { vendor: _, operation: __, ...checked } = checkFault(vendor, operation, rule)
  const loading = vendor.checks.prepare()
  // Set at once if possible, so that it applies to a request that is sent before the promise is fulfilled.
  if (!vendor.checks.ready) await loading
  return setFault(world, vendor, operation, checked)
}

/**
 * Loads the validators of the vendors with faults that set a response, and checks these responses. They may have been set
 * before the validators were loaded.
 * @throws InvalidFaultError if a response violates the spec
 */
export async function checkFaults(world: World, vendors: Readonly<Record<string, Vendor>>): Promise<void> {
  for (const fault of setFaultsOf(world)) {
    const vendor = vendors[fault.vendor]
    if (!vendor || !setsResponse(fault)) continue
    await vendor.checks.prepare()
    checkFaultResponses(world, vendor, fault)
  }
}
