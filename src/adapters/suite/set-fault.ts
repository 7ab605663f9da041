import type { FaultRule } from '../../engine/faults/fault-rule.ts'
import type { Fault } from '../../engine/faults/faults.ts'

/** Sets a fault for an operation by its name. */
export function setFault(
  handle: { readonly fail: (operation: never, rule: never) => Fault },
  operation: string,
  rule: FaultRule,
): Fault {
  // The type allows only declared statuses; these come from the spec, and `fail` checks them again.
  const fail: (operation: never, rule: never) => Fault = handle.fail
  return fail(operation as never, rule as never)
}
