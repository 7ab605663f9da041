import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/singularity/types.ts'
import type { SingularityCaller } from './caller.ts'
import type { SingularityWorld } from './collections.ts'

/** The handlers of Singularity Bridge, by operationId: what each is given and must give back. */
export type Singularity = Handlers<
  operations,
  Context<SingularityWorld, operations & links, profile, SingularityCaller>
>
