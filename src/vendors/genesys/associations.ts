import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { links, operations } from '../../generated/genesys/types.ts'
import { associationKey, type GenesysWorld, type Schemas } from './collections.ts'

export type AssistantQueue = Immutable<Schemas['AssistantQueue']>

/** What an association is made with. */
interface Making {
  readonly world: GenesysWorld
  readonly now: string
  readonly link: Link<operations & links>
  /** whether a queue may belong to one assistant only */
  readonly exclusive: boolean
}

/** Gives a queue to an assistant, or changes for which media it serves it. Throws a Problem `conflict`. */
export function associate(
  { assistantId, id, mediaTypes }: Pick<AssistantQueue, 'id' | 'mediaTypes'> & { assistantId: string },
  { world, now, link, exclusive }: Making,
): AssistantQueue {
  const key = associationKey(assistantId, id)
  if (world.assistantQueues.has(key)) return world.assistantQueues.update(key, { mediaTypes, dateModified: now })
  if (exclusive) refuseHeldQueue(world, id)
  return world.assistantQueues.insert(association({ assistantId, id, mediaTypes }, { now, link }))
}

/** A new association as a record. */
export function association(
  { assistantId, id, mediaTypes }: Pick<AssistantQueue, 'id' | 'mediaTypes'> & { assistantId: string },
  { now, link }: Pick<Making, 'now' | 'link'>,
): AssistantQueue {
  return {
    id,
    mediaTypes,
    assistant: { id: assistantId, selfUri: link('getAssistant', { assistantId }) },
    dateCreated: now,
    dateModified: now,
    selfUri: link('getAssistantQueue', { assistantId, queueId: id }),
  }
}

/** The association of an assistant with a queue. Throws a Problem `not-found` that names the queue. */
export function associationOf(world: GenesysWorld, assistantId: string, queueId: string): AssistantQueue {
  const association = world.assistantQueues.get(associationKey(assistantId, queueId))
  if (association) return association
  throw new Problem('not-found', `The assistant ${assistantId} does not serve the queue ${queueId}`, {
    entity: { name: 'AssistantQueue', key: queueId },
  })
}

function refuseHeldQueue(world: GenesysWorld, queueId: string): void {
  const held = world.assistantQueues.first({ index: ['queue', queueId] })
  if (!held) return
  throw new Problem('conflict', `The queue ${queueId} belongs to the assistant ${held.assistant.id} already`, {
    entity: { name: 'Queue', key: queueId },
    holder: { name: 'Assistant', key: held.assistant.id },
  })
}
