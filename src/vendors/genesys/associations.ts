import type { Link } from '../../engine/spec/link.ts'
import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import type { links, operations, profile } from '../../generated/genesys/types.ts'
import { associationKey, type GenesysWorld, type Schemas } from './collections.ts'

/** An association of an assistant with a queue, as a record. */
export type AssistantQueue = Immutable<Schemas['AssistantQueue']>

/** Options for creating an association. */
interface AssociationContext {
  readonly world: GenesysWorld
  readonly now: string
  readonly link: Link<operations & links>
  readonly takeover: profile['queueTakeover']
}

/**
 * Associates a queue with an assistant. If the association exists, replaces its media types. If another assistant has
 * the queue, takes it over.
 * @throws a Problem `conflict` if another assistant has the queue and the profile rejects takeovers
 */
export function associate(
  { assistantId, id, mediaTypes }: Pick<AssistantQueue, 'id' | 'mediaTypes'> & { assistantId: string },
  { world, now, link, takeover }: AssociationContext,
): AssistantQueue {
  const key = associationKey(assistantId, id)
  if (world.assistantQueues.has(key)) return world.assistantQueues.update(key, { mediaTypes, dateModified: now })
  if (takeover === 'conflict') rejectHeldQueue(world, id)
  world.assistantQueues.deleteAll({ index: ['queue', id] })
  return world.assistantQueues.insert(createAssociation({ assistantId, id, mediaTypes }, { now, link }))
}

/** Creates the record of an association without adding it to the world. */
export function createAssociation(
  { assistantId, id, mediaTypes }: Pick<AssistantQueue, 'id' | 'mediaTypes'> & { assistantId: string },
  { now, link }: Pick<AssociationContext, 'now' | 'link'>,
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

/**
 * Returns the association of an assistant with a queue.
 * @throws a Problem `not-found` that names the queue
 */
export function getAssociationOrThrow(world: GenesysWorld, assistantId: string, queueId: string): AssistantQueue {
  const association = world.assistantQueues.get(associationKey(assistantId, queueId))
  if (association) return association
  throw new Problem('not-found', `Assistant ${assistantId} does not serve queue ${queueId}`, {
    entity: { name: 'AssistantQueue', key: queueId },
  })
}

function rejectHeldQueue(world: GenesysWorld, queueId: string): void {
  const held = world.assistantQueues.first({ index: ['queue', queueId] })
  if (!held) return
  throw new Problem(
    'conflict',
    `Queue ${queueId} already belongs to assistant ${held.assistant.id}; remove it from that assistant first`,
    {
      entity: { name: 'Queue', key: queueId },
      holder: { name: 'Assistant', key: held.assistant.id },
    },
  )
}
