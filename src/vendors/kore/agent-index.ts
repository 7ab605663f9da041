import type { AgentRecord, KoreWorld } from './collections.ts'

type Agents = readonly AgentRecord[]

/** Agents by the ids of their groups, skills and queues. */
export interface AgentIndex {
  readonly groups: ReadonlyMap<string, Agents>
  readonly skills: ReadonlyMap<string, Agents>
  readonly queues: ReadonlyMap<string, Agents>
}

/**
 * Returns the index of a world's agents. Memoised until an agent changes.
 *
 * Memberships are stored only in the agents, so counts derived from the index always agree with them.
 */
export function agentIndexOf({ agents }: KoreWorld): AgentIndex {
  return agents.remember('agentIndex', () => {
    const all = agents.list()
    return {
      groups: indexBy(all, ({ agentGroups }) => agentGroups.map(({ groupId }) => groupId)),
      skills: indexBy(all, ({ skills }) => skills.map(({ skillId }) => skillId)),
      queues: indexBy(all, ({ queues }) => queues.map(({ id }) => id)),
    }
  })
}

function indexBy(agents: Agents, idsOf: (agent: AgentRecord) => readonly string[]): Map<string, Agents> {
  const index = new Map<string, AgentRecord[]>()
  for (const agent of agents) {
    for (const id of idsOf(agent)) {
      const found = index.get(id)
      if (found) found.push(agent)
      else index.set(id, [agent])
    }
  }
  return index
}
