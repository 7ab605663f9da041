import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import type { Control } from './control.ts'
import { actions } from './handlers/actions.ts'
import { archives } from './handlers/archives.ts'
import { emulator } from './handlers/emulator.ts'
import { failure } from './handlers/failure.ts'
import { inspector } from './handlers/inspector.ts'
import { journal } from './handlers/journal.ts'
import { moments } from './handlers/moments.ts'
import { pacts } from './handlers/pacts.ts'
import { state } from './handlers/state.ts'
import { worlds } from './handlers/worlds.ts'

export const handlers: Control = combineHandlers<Control>()(
  emulator,
  inspector,
  worlds,
  moments,
  archives,
  failure,
  actions,
  state,
  journal,
  pacts,
)
