import type { Actions } from '../../engine/vendor/action.ts'
import type { actions as ActionTypes, profile } from '../../generated/bird/types.ts'
import { workloadView } from './agent-view.ts'
import { isSticky, saveAvailability } from './availability.ts'
import type { BirdWorld } from './collections.ts'
import { closeInbox, openInbox } from './inbox.ts'
import { currentMoment } from './moment.ts'
import { assignItem, closeItem } from './workload.ts'

/** Events that the API of Bird cannot cause: those of its inbox, a web page, and those of conversations. */
export const actions: Actions<ActionTypes, BirdWorld, profile> = {
  'inbox-open': ({ agentId }, { world, clock, profile }) => {
    const agent = world.agents.getOrThrow(agentId)
    return saveAvailability(world, agent, openInbox(agent, { at: currentMoment(clock), isSticky: isSticky(profile) }))
  },

  'inbox-close': ({ agentId }, { world, clock, profile }) => {
    const agent = world.agents.getOrThrow(agentId)
    return saveAvailability(world, agent, closeInbox(agent, { at: currentMoment(clock), isSticky: isSticky(profile) }))
  },

  'assign-item': ({ agentId, channel }, { world, clock }) => {
    return workloadView(world, assignItem(world, world.agents.getOrThrow(agentId), channel, clock.now()))
  },

  'close-item': ({ agentId, channel }, { world, clock }) => {
    return workloadView(world, closeItem(world, world.agents.getOrThrow(agentId), channel, clock.now()))
  },
}
