import type { Control } from './control.ts'
import { emulator } from './handlers/emulator.ts'
import { failure } from './handlers/failure.ts'
import { inspector } from './handlers/inspector.ts'
import { journal } from './handlers/journal.ts'
import { moments } from './handlers/moments.ts'
import { pacts } from './handlers/pacts.ts'
import { state } from './handlers/state.ts'
import { worlds } from './handlers/worlds.ts'

/** Handlers of every operation of the control API. */
export const handlers: Control = {
  ...emulator,
  ...inspector,
  ...worlds,
  ...moments,
  ...failure,
  ...state,
  ...journal,
  ...pacts,
}
