import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/singularity/types.ts'
import type { SingularityCaller } from './caller.ts'
import type { SingularityWorld } from './collections.ts'

/** The handlers of Singularity Bridge, keyed by operationId. */
export interface Singularity extends Handlers<operations, SingularityContext> {}

/** The context of a Singularity Bridge handler: its world, caller, clock and profile. */
export interface SingularityContext extends Context<SingularityWorld, operations & links, profile, SingularityCaller> {}
