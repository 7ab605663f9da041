/** An agent with its own lists. */
interface Agent {
  readonly id: string
  readonly userId: string
  /** the agent's role in each group, by the group's id */
  groups: Map<string, 'agent' | 'manager'>
  skills: readonly string[]
  queues: readonly string[]
}

/** The lists that a client sends for an agent. */
export interface AgentLists {
  readonly group?: string | undefined
  readonly skills?: readonly string[] | undefined
  readonly queues?: readonly string[] | undefined
}

/** A simple model of agents and the directory that they refer to, as plain lists. */
export class AgentModel {
  agents: Agent[] = []
  groups: string[] = []
  skills: string[] = []
  queues: string[] = []
  readonly unassigned: string

  constructor(unassigned: string) {
    this.unassigned = unassigned
  }

  create({ id, userId }: Pick<Agent, 'id' | 'userId'>, { group = '', skills = [], queues = [] }: AgentLists): void {
    this.agents.push({ id, userId, groups: new Map([[group, 'agent']]), skills, queues })
  }

  update(id: string, { group, skills, queues }: AgentLists): void {
    const agent = this.agents.find((one) => one.id === id)
    if (!agent) return
    if (skills) agent.skills = skills
    if (queues) agent.queues = queues
    if (group === undefined) return
    agent.groups = new Map([...agent.groups].filter(([, role]) => role === 'manager'))
    if (!agent.groups.has(group)) agent.groups.set(group, 'agent')
  }

  delete(id: string): void {
    this.agents = this.agents.filter((agent) => agent.id !== id)
  }

  appoint(group: string, managers: readonly string[]): void {
    for (const { id, groups } of this.agents) {
      if (managers.includes(id)) groups.set(group, 'manager')
      else if (groups.get(group) === 'manager') groups.set(group, 'agent')
    }
  }

  deleteGroup(group: string): void {
    this.groups = this.groups.filter((id) => id !== group)
    for (const { groups } of this.agents) {
      if (groups.delete(group) && groups.size === 0) groups.set(this.unassigned, 'agent')
    }
  }

  deleteSkill(skill: string): void {
    this.skills = this.skills.filter((id) => id !== skill)
    for (const agent of this.agents) agent.skills = agent.skills.filter((id) => id !== skill)
  }

  createQueue(queue: string, agents: readonly string[]): void {
    this.queues.push(queue)
    for (const agent of this.agents) if (agents.includes(agent.id)) agent.queues = [...agent.queues, queue]
  }

  deleteQueue(queue: string): void {
    this.queues = this.queues.filter((id) => id !== queue)
    for (const agent of this.agents) agent.queues = agent.queues.filter((id) => id !== queue)
  }

  /** Returns each agent's lists, and the groups, skills and queues that follow from them. */
  view(): StreamView {
    const agentsWith = (test: (agent: Agent) => boolean) => this.agents.filter(test)
    return {
      agents: sorted(this.agents, ({ id, groups, skills, queues }) => {
        const roles = [...groups].map(([group, role]) => `${group} ${role}`)
        return [id, roles.toSorted(), skills.toSorted(), queues.toSorted()]
      }),
      groups: sorted([...this.groups, this.unassigned], (group) => {
        const managers = agentsWith(({ groups }) => groups.get(group) === 'manager').map(({ userId }) => userId)
        return [group, agentsWith(({ groups }) => groups.has(group)).length, managers.toSorted()]
      }),
      skills: sorted(this.skills, (skill) => [skill, agentsWith(({ skills }) => skills.includes(skill)).length]),
      queues: sorted(this.queues, (queue) => {
        const serving = agentsWith(({ queues }) => queues.includes(queue)).map(({ id }) => id)
        return [queue, serving.toSorted()]
      }),
    }
  }
}

/** The content of a stream, sorted by id. */
export interface StreamView {
  readonly agents: readonly unknown[]
  readonly groups: readonly unknown[]
  readonly skills: readonly unknown[]
  readonly queues: readonly unknown[]
}

/** Converts a list to rows, sorted by their first column. */
export function sorted<T>(list: readonly T[], row: (item: T) => readonly [string, ...unknown[]]): unknown[] {
  return list.map(row).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
