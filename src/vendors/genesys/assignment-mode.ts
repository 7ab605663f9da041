import { Problem } from '../../engine/vendor/problem.ts'
import { type AssistantQueue, getAssociationOrThrow } from './associations.ts'
import { associationKey, type GenesysWorld, type Schemas } from './collections.ts'

/** Ids of an assistant and of a queue that it serves. */
export interface AssociationIds {
  readonly assistantId: string
  readonly queueId: string
}

/** Returns the assignment mode of an association: that of its newest job that succeeded, or automatic. */
export function assignmentMode(
  world: GenesysWorld,
  { assistantId, queueId }: AssociationIds,
): Schemas['AssignmentAction'] {
  const jobs = world.assistantQueueUserJobs.list({
    index: ['association', associationKey(assistantId, queueId)],
    where: ({ status }) => status === 'Succeeded',
  })
  return jobs.at(-1)?.action ?? 'AutoAssignment'
}

/**
 * Returns an association whose users can be assigned.
 * @throws a Problem `not-found` if the association does not exist, and `conflict` in automatic mode
 */
export function getManualAssociationOrThrow(world: GenesysWorld, ids: AssociationIds): AssistantQueue {
  const association = getAssociationOrThrow(world, ids.assistantId, ids.queueId)
  if (assignmentMode(world, ids) === 'ManualAssignment') return association
  throw new Problem(
    'conflict',
    `Queue ${ids.queueId} is in automatic assignment mode: switch it to manual with a ManualAssignment job`,
    { entity: { name: 'AssistantQueue', key: ids.queueId } },
  )
}
