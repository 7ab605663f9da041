import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import type { Genesys } from './genesys.ts'
import { assistantQueues } from './handlers/assistant-queues.ts'
import { assistants } from './handlers/assistants.ts'
import { identity } from './handlers/identity.ts'
import { knowledge } from './handlers/knowledge.ts'
import { login } from './handlers/login.ts'
import { routingQueues } from './handlers/routing-queues.ts'
import { tokens } from './handlers/tokens.ts'

export const handlers: Genesys = combineHandlers<Genesys>()(
  assistants,
  assistantQueues,
  routingQueues,
  knowledge,
  identity,
  login,
  tokens,
)
