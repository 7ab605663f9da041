import { control, unwrap } from '../control.ts'

/** Removes a fault from a world. */
export function removeFault(world: string, fault: string): Promise<unknown> {
  return unwrap(control.DELETE('/_control/worlds/{world}/faults/{fault}', { params: { path: { world, fault } } }))
}
