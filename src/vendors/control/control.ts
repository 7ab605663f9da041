import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
import type { Caller, Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/control/types.ts'
import type { ControlWorld } from './collections.ts'

/** Handlers of the control API, keyed by operationId. */
export interface Control extends Handlers<operations, ControlContext> {}

/** Context of a control handler; it acts on the emulator's worlds through `services`. */
export interface ControlContext extends Context<ControlWorld, operations & links, profile, Caller, EmulatorServices> {}
