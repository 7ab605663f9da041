import type { Immutable } from '../../engine/vendor/immutable.ts'
import { agentIndexOf } from './agent-index.ts'
import type { KoreWorld, Schemas } from './collections.ts'
import type { Reference } from './references.ts'

type QueueRecord = Immutable<Schemas['QueueRecord']>
/** Body of a create or an update of a queue. */
export type QueueBody = Immutable<Partial<Schemas['QueueUpdate']>>
type QueueAgents = NonNullable<QueueBody['agents']>

/** Default routing settings of a queue. */
export const ROUTING: Pick<QueueRecord, 'advancedSettings' | 'isAdvancedRoutingEnabled'> = {
  advancedSettings: {
    preferredAgentTimeout: { min: 0, sec: 30 },
    isSkillMatchEnabled: true,
    isAffinityMatchEnabled: false,
  },
  isAdvancedRoutingEnabled: false,
}

/** Converts a body to fields of a record. Settings that the body leaves out keep their value. */
export function queueFields(
  { agents: _, hoursOfOperation, skills, agentGroups, advancedSettings, ...fields }: QueueBody,
  before: Pick<QueueRecord, 'advancedSettings'>,
): Partial<QueueRecord> {
  return {
    ...fields,
    ...(hoursOfOperation && { hoursOfOperationId: hoursOfOperation.id }),
    ...(skills && { skills: skills.map(({ name: __, ...skill }) => skill) }),
    ...(agentGroups && { agentGroups: agentGroups.map((group) => ({ id: idOf(group) })) }),
    ...(advancedSettings && { advancedSettings: { ...before.advancedSettings, ...advancedSettings } }),
  }
}

/** Returns the references to other records in a body. */
export function referencesIn(body: QueueBody): Reference[] {
  const { agents = [], hoursOfOperation, skills = [], agentGroups = [], transferQueues = [] } = body
  const hours = hoursOfOperation
    ? [{ collection: 'hours', id: hoursOfOperation.id, at: '/hoursOfOperation/id' } as const]
    : []
  return [
    ...hours,
    ...agents.map(({ aId: id }, i): Reference => ({ collection: 'agents', id, at: `/agents/${i}/aId` })),
    ...skills.map(({ id }, i): Reference => ({ collection: 'skills', id, at: `/skills/${i}/id` })),
    ...agentGroups.map((group, i): Reference => ({ collection: 'agentGroups', ...groupAt(group, i) })),
    ...transferQueues.map((id, i): Reference => ({ collection: 'queues', id, at: `/transferQueues/${i}` })),
  ]
}

type GroupInput = NonNullable<QueueBody['agentGroups']>[number]

/** Returns the id of a group, which the sample sends as a string and the table describes as an object. */
function idOf(group: GroupInput): string {
  return typeof group === 'string' ? group : group.id
}

function groupAt(group: GroupInput, index: number): Pick<Reference, 'id' | 'at'> {
  return { id: idOf(group), at: `/agentGroups/${index}${typeof group === 'string' ? '' : '/id'}` }
}

/** Lets exactly these agents serve a queue. */
export function setQueueAgents(world: KoreWorld, queueId: string, agents: QueueAgents): void {
  const preferred = new Map(agents.map(({ aId, isPreferredAgent }) => [aId, isPreferredAgent]))
  for (const { id, queues } of agentIndexOf(world).queues.get(queueId) ?? []) {
    if (!preferred.has(id)) world.agents.update(id, { queues: queues.filter((row) => row.id !== queueId) })
  }
  for (const [id, isPreferredAgent] of preferred) {
    const others = world.agents.getOrThrow(id).queues.filter((row) => row.id !== queueId)
    world.agents.update(id, { queues: [...others, { id: queueId, isPreferredAgent }] })
  }
}
