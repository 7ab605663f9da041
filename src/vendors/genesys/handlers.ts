import type { Genesys } from './genesys.ts'
import { assistantQueues } from './handlers/assistant-queues.ts'
import { assistants } from './handlers/assistants.ts'
import { identity } from './handlers/identity.ts'
import { knowledge } from './handlers/knowledge.ts'
import { routingQueues } from './handlers/routing-queues.ts'
import { tokens } from './handlers/tokens.ts'

/** All handlers of Genesys Cloud. */
export const handlers: Genesys = {
  ...assistants,
  ...assistantQueues,
  ...routingQueues,
  ...knowledge,
  ...identity,
  ...tokens,
}
