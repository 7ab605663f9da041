import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { operations, profile } from '../../generated/kore/types.ts'
import type { KoreCaller } from './caller.ts'
import type { KoreWorld } from './collections.ts'

/** Handlers of Kore.ai SmartAssist, keyed by operationId. */
export interface Kore extends Handlers<operations, KoreContext> {}

/** Context of a Kore.ai SmartAssist handler: its world, caller, clock and profile. */
export interface KoreContext extends Context<KoreWorld, operations, profile, KoreCaller> {}
