import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/genesys/types.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld } from './collections.ts'

/** The handlers of Genesys Cloud, keyed by operationId. */
export interface Genesys extends Handlers<operations, GenesysContext> {}

/** The context of a Genesys Cloud handler: its world, caller, clock and profile. */
export interface GenesysContext extends Context<GenesysWorld, operations & links, profile, GenesysCaller> {}
