import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import { assistants } from './handlers/assistants.ts'
import { costs } from './handlers/costs.ts'
import { execution } from './handlers/execution.ts'
import { invites } from './handlers/invites.ts'
import { models } from './handlers/models.ts'
import { promptHistory } from './handlers/prompt-history.ts'
import { sendMessage } from './handlers/send-message.ts'
import { sessions } from './handlers/sessions.ts'
import { teams } from './handlers/teams.ts'
import type { Singularity } from './singularity.ts'

export const handlers: Singularity = combineHandlers<Singularity>()(
  assistants,
  // A PATCH does the same as a PUT: both change only the fields that the body has.
  { patchAssistant: assistants.updateAssistant },
  execution,
  promptHistory,
  teams,
  sessions,
  { sendMessage },
  models,
  invites,
  costs,
)
