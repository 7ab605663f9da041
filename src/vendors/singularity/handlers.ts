import { assistants } from './handlers/assistants.ts'
import { execution } from './handlers/execution.ts'
import { models } from './handlers/models.ts'
import { promptHistory } from './handlers/prompt-history.ts'
import { sessions } from './handlers/sessions.ts'
import { teams } from './handlers/teams.ts'
import type { Singularity } from './singularity.ts'

/** The handlers of all operations of Singularity Bridge. */
export const handlers: Singularity = {
  ...assistants,
  ...execution,
  ...promptHistory,
  ...teams,
  ...sessions,
  ...models,
}
