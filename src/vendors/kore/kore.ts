import type { Context, Handlers } from '../../engine/vendor/handler.ts'
import type { operations, profile } from '../../generated/kore/types.ts'
import type { KoreCaller } from './caller.ts'
import type { KoreWorld } from './collections.ts'

/** The handlers of Kore.ai SmartAssist, by operationId: what each is given and must give back. */
export type Kore = Handlers<operations, Context<KoreWorld, operations, profile, KoreCaller>>
