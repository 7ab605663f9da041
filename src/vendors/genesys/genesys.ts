import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { links, operations, profile } from '../../generated/genesys/types.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld } from './collections.ts'

/** The handlers of Genesys Cloud, by operationId: what each is given and must give back. */
export type Genesys = Handlers<operations, Context<GenesysWorld, operations & links, profile, GenesysCaller>>
