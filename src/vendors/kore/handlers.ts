import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import { account } from './handlers/account.ts'
import { agentGroups } from './handlers/agent-groups.ts'
import { agents } from './handlers/agents.ts'
import { availability } from './handlers/availability.ts'
import { queues } from './handlers/queues.ts'
import { skills } from './handlers/skills.ts'
import type { Kore } from './kore.ts'

export const handlers: Kore = combineHandlers<Kore>()(agents, availability, agentGroups, skills, queues, account)
