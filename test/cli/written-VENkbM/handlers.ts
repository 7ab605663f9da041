import type { Context, Handlers } from '../../../src/kit.ts'
import type { World } from './collections.ts'
import type { Types } from './generated/spec.ts'
import { specialEvents } from './handlers/special-events.ts'

/** The handlers of all operations, by operationId. */
export interface MuseumHandlers
  extends Handlers<
    Types['operations'],
    Context<World, Types['operations'] & Types['links'], Types['profile']>
  > {}

/** The handlers that replace the inferred ones. */
export const handlers: Partial<MuseumHandlers> = {
  ...specialEvents,
}
