import { control, unwrap } from './control.ts'

/** Name of the snapshot that this page saves before it changes the state of a whole world. */
export const UNDO_SNAPSHOT = 'undo'

/** Saves the state of a world. Returns a function that restores it. */
export async function saveUndo(world: string): Promise<() => Promise<unknown>> {
  const path = { world, snapshot: UNDO_SNAPSHOT }
  await unwrap(control.PUT('/_control/worlds/{world}/snapshots/{snapshot}', { params: { path } }))
  return () => restore(world, `snapshot:${UNDO_SNAPSHOT}`)
}

/** Restores a world to a moment, such as `before:12`. */
export function restore(world: string, moment: string): Promise<unknown> {
  const params = { path: { world } }
  return unwrap(control.POST('/_control/worlds/{world}/restore', { params, body: { to: moment } }))
}
