import type { AgentRecord, KoreWorld } from './collections.ts'

type Agents = readonly AgentRecord[]

/** Who is in each group, has each skill and serves each queue, by the ids of these. */
export interface Tally {
  readonly groups: ReadonlyMap<string, Agents>
  readonly skills: ReadonlyMap<string, Agents>
  readonly queues: ReadonlyMap<string, Agents>
}

/**
 * What the agents say of themselves, turned round. There is no other record of it, so nothing that is
 * counted from it can contradict them.
 */
export function tallyOf({ agents }: KoreWorld): Tally {
  return agents.remember('tally', () => {
    const all = agents.list()
    return {
      groups: turnedRound(all, ({ agentGroups }) => agentGroups.map(({ groupId }) => groupId)),
      skills: turnedRound(all, ({ skills }) => skills.map(({ skillId }) => skillId)),
      queues: turnedRound(all, ({ queues }) => queues.map(({ id }) => id)),
    }
  })
}

function turnedRound(agents: Agents, idsOf: (agent: AgentRecord) => readonly string[]): Map<string, Agents> {
  const found = new Map<string, AgentRecord[]>()
  for (const agent of agents) {
    for (const id of idsOf(agent)) {
      const known = found.get(id)
      if (known) known.push(agent)
      else found.set(id, [agent])
    }
  }
  return found
}
