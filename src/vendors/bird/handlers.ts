import { combineHandlers } from '../../engine/vendor/combine-handlers.ts'
import type { Bird } from './bird.ts'
import { agents } from './handlers/agents.ts'
import { availability } from './handlers/availability.ts'
import { capacityRules } from './handlers/capacity-rules.ts'
import { media } from './handlers/media.ts'
import { ownAgent } from './handlers/own-agent.ts'
import { senderProfiles } from './handlers/sender-profiles.ts'
import { skills } from './handlers/skills.ts'
import { teamMembers } from './handlers/team-members.ts'
import { teams } from './handlers/teams.ts'
import { workload } from './handlers/workload.ts'

export const handlers: Bird = combineHandlers<Bird>()(
  agents,
  ownAgent,
  availability,
  workload,
  media,
  teams,
  teamMembers,
  skills,
  capacityRules,
  senderProfiles,
)
