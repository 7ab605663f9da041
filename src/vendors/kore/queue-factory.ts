import type { RecordDraft } from '../../engine/vendor/factory.ts'
import { isObject } from '../../world/is-object.ts'
import { defaultHours } from './defaults.ts'
import { stringsIn } from './draft-values.ts'
import type { KoreFactoryContext } from './factory-context.ts'
import { accountOf, userIdOf } from './identity.ts'
import { prefixed } from './ids.ts'
import { ROUTING } from './queue-input.ts'

const DESKS = ['Returns', 'Billing', 'Delivery', 'Orders', 'Warranty', 'Repairs', 'Loyalty', 'Claims', 'Sales']

/** A factory context together with the stream of the new queue. */
interface QueueFactoryContext {
  readonly streamId: string
  readonly context: KoreFactoryContext
}

/** Creates a queue from a draft that names other records. It has the stream's default business hours by default. */
export function createQueue(
  { stream: _, hours, skills, agentGroups, transferQueues, ...draft }: RecordDraft,
  { streamId, context }: QueueFactoryContext,
): void {
  const { world, id, random, samples, keyOf, create } = context
  const keysOf = (collection: 'agentGroups' | 'queues', names: unknown) => {
    return stringsIn(names).map((name) => keyOf(collection, name, { streamId }))
  }
  const hoursId = hours === undefined ? defaultHours(world, streamId)?.id : keyOf('hours', hours, { streamId })
  create('queues', {
    id: prefixed('qu', id()),
    streamId,
    name: `${random.pick(DESKS)} ${samples.city()} ${world.queues.size + 1}`,
    isActive: true,
    isDefault: false,
    ...(hoursId !== undefined && { hoursOfOperationId: hoursId }),
    skills: toSkills(skills, { streamId, context }),
    agentGroups: keysOf('agentGroups', agentGroups).map((groupId) => ({ id: groupId })),
    ...(transferQueues !== undefined && { transferQueues: keysOf('queues', transferQueues) }),
    ...ROUTING,
    createdBy: userIdOf(accountOf(world), 'scenario'),
    createdAt: context.now,
    ...draft,
  })
}

/** Converts a draft's skills. A skill is a name or an object: `{ name: Knots, expireTime: { min: 2, sec: 30 } }`. */
function toSkills(skills: unknown, { streamId, context: { keyOf } }: QueueFactoryContext): object[] {
  if (!Array.isArray(skills)) return []
  return skills.map((skill: unknown) => {
    const { name, expireTime } = isObject(skill) ? skill : { name: skill, expireTime: undefined }
    const id = keyOf('skills', name, { streamId })
    return { id, isExpireEnabled: expireTime !== undefined, ...(expireTime !== undefined && { expireTime }) }
  })
}
