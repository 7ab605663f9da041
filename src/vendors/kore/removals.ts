import { Problem } from '../../engine/vendor/problem.ts'
import type { Removals } from '../../engine/vendor/vendor.ts'
import { agentIndexOf } from './agent-index.ts'
import type { AgentRecord, KoreWorld } from './collections.ts'
import { unassignedGroup } from './defaults.ts'
import { listInStream } from './listing.ts'

/** Functions that delete a record of a collection with everything that goes with it. */
export const removals = {
  agentGroups: (world, id) => {
    const { name, streamId, isDefault, isUnassigned } = world.agentGroups.getOrThrow(id)
    if (isDefault || isUnassigned)
      throw defaultRecord(`agent group ${name}`, `${isDefault ? 'default' : 'unassigned'} group`)
    for (const agent of agentIndexOf(world).groups.get(id) ?? []) leaveGroup(world, agent, id)
    for (const queue of listInStream(world.queues, streamId)) {
      const rest = queue.agentGroups.filter((group) => group.id !== id)
      if (rest.length < queue.agentGroups.length) world.queues.update(queue.id, { agentGroups: rest })
    }
    world.agentGroups.delete(id)
  },

  queues: (world, id) => {
    const { name, isDefault, streamId } = world.queues.getOrThrow(id)
    if (isDefault) throw defaultRecord(`queue ${name}`, 'default queue')
    for (const agent of agentIndexOf(world).queues.get(id) ?? []) {
      world.agents.update(agent.id, { queues: agent.queues.filter((row) => row.id !== id) })
    }
    for (const queue of listInStream(world.queues, streamId)) {
      const rest = queue.transferQueues?.filter((target) => target !== id)
      if (rest && rest.length < (queue.transferQueues?.length ?? 0)) {
        world.queues.update(queue.id, { transferQueues: rest })
      }
    }
    world.queues.delete(id)
  },

  skills: (world, id) => {
    const { name, isDefault } = world.skills.getOrThrow(id)
    if (isDefault) throw defaultRecord(`skill ${name}`, 'default skill')
    removeSkill(world, id)
  },

  skillGroups: (world, id) => {
    const { name } = world.skillGroups.getOrThrow(id)
    const skills = world.skills.list({ index: ['skillGroup', id] })
    if (skills.some(({ isDefault }) => isDefault)) {
      throw defaultRecord(`skill group ${name}`, 'group of the default skill')
    }
    for (const skill of skills) removeSkill(world, skill.id)
    world.skillGroups.delete(id)
  },
} satisfies Removals<KoreWorld>

/** Removes a skill from its agents and queues, then deletes it. */
function removeSkill(world: KoreWorld, id: string): void {
  const { streamId } = world.skills.getOrThrow(id)
  for (const agent of agentIndexOf(world).skills.get(id) ?? []) {
    world.agents.update(agent.id, { skills: agent.skills.filter((row) => row.skillId !== id) })
  }
  for (const queue of listInStream(world.queues, streamId)) {
    const rest = queue.skills.filter((row) => row.id !== id)
    if (rest.length < queue.skills.length) world.queues.update(queue.id, { skills: rest })
  }
  world.skills.delete(id)
}

/** Removes an agent from a group. An agent without another group joins the unassigned group. */
function leaveGroup(world: KoreWorld, { id, streamId, agentGroups }: AgentRecord, groupId: string): void {
  const others = agentGroups.filter((membership) => membership.groupId !== groupId)
  const unassigned = unassignedGroup(world, streamId)
  const fallback: AgentRecord['agentGroups'] = unassigned ? [{ groupId: unassigned.id, role: 'agent' }] : []
  world.agents.update(id, { agentGroups: others.length > 0 ? others : fallback })
}

function defaultRecord(named: string, role: string): Problem {
  return new Problem('invalid', `The ${named} cannot be deleted because it is the ${role} of its stream`)
}
