import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import type { Genesys } from './genesys.ts'
import { agentChecklists } from './handlers/agent-checklists.ts'
import { assistantQueues } from './handlers/assistant-queues.ts'
import { assistants } from './handlers/assistants.ts'
import { authorization } from './handlers/authorization.ts'
import { copilot } from './handlers/copilot.ts'
import { identity } from './handlers/identity.ts'
import { knowledge } from './handlers/knowledge.ts'
import { languageUnderstanding } from './handlers/language-understanding.ts'
import { login } from './handlers/login.ts'
import { notifications } from './handlers/notifications.ts'
import { queueAssistant } from './handlers/queue-assistant.ts'
import { queueMembers } from './handlers/queue-members.ts'
import { queueUsers } from './handlers/queue-users.ts'
import { queueViews } from './handlers/queue-views.ts'
import { routingQueues } from './handlers/routing-queues.ts'
import { tokens } from './handlers/tokens.ts'
import { users } from './handlers/users.ts'
import { variations } from './handlers/variations.ts'
import { wrapupCodes } from './handlers/wrapup-codes.ts'

export const handlers: Genesys = combineHandlers<Genesys>()(
  assistants,
  assistantQueues,
  agentChecklists,
  copilot,
  variations,
  queueUsers,
  queueAssistant,
  languageUnderstanding,
  routingQueues,
  queueMembers,
  queueViews,
  wrapupCodes,
  knowledge,
  users,
  authorization,
  identity,
  login,
  notifications,
  tokens,
)
