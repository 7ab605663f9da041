import { type ControlSchemas, control, unwrap } from '../control.ts'

/** Adds a fault to a world and returns its id. */
export async function addFault(world: string, body: ControlSchemas['FaultRequest']): Promise<string> {
  const params = { path: { world } }
  return (await unwrap(control.POST('/_control/worlds/{world}/faults', { params, body }))).id
}

/** Returns the rule with which a fault can be added again. */
export function ruleOfFault(fault: ControlSchemas['Fault']): ControlSchemas['FaultRequest'] {
  const { id: _id, seen: _seen, injected: _injected, ...rule } = fault
  return rule
}
