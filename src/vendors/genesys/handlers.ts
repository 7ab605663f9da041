import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import type { Genesys } from './genesys.ts'
import { assistantQueues } from './handlers/assistant-queues.ts'
import { assistants } from './handlers/assistants.ts'
import { authorization } from './handlers/authorization.ts'
import { identity } from './handlers/identity.ts'
import { knowledge } from './handlers/knowledge.ts'
import { notifications } from './handlers/notifications.ts'
import { queueMembers } from './handlers/queue-members.ts'
import { queueViews } from './handlers/queue-views.ts'
import { routingQueues } from './handlers/routing-queues.ts'
import { tokens } from './handlers/tokens.ts'
import { users } from './handlers/users.ts'
import { wrapupCodes } from './handlers/wrapup-codes.ts'

export const handlers: Genesys = combineHandlers<Genesys>()(
  assistants,
  assistantQueues,
  routingQueues,
  queueMembers,
  queueViews,
  wrapupCodes,
  knowledge,
  users,
  authorization,
  identity,
  notifications,
  tokens,
)
