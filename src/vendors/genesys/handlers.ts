import type { Context, Handlers } from '../../engine/operation.ts'
import type { links, operations, profile } from '../../generated/genesys/types.ts'
import type { GenesysCaller } from './caller.ts'
import type { GenesysWorld } from './collections.ts'
import { assistantQueues } from './handlers/assistant-queues.ts'
import { assistants } from './handlers/assistants.ts'
import { identity } from './handlers/identity.ts'
import { knowledge } from './handlers/knowledge.ts'
import { routingQueues } from './handlers/routing-queues.ts'
import { tokens } from './handlers/tokens.ts'

export type Genesys = Handlers<operations, Context<GenesysWorld, operations & links, profile, GenesysCaller>>

export const handlers: Genesys = {
  ...assistants,
  ...assistantQueues,
  ...routingQueues,
  ...knowledge,
  ...identity,
  ...tokens,
}
