import type { Factories, FactoryContext } from '../../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import type { AssistantQueue } from '../associations.ts'
import { assignmentKey, type GenesysWorld } from '../collections.ts'

/** The factories of the users that a scenario assigns to queues of assistants, and of the jobs that allow it. */
export const queueUserFactories = {
  assistantQueueUserJobs: ({ assistant, queue, ...draft }, context) => {
    const { world, id, create } = context
    const jobId = stringOrUndefined(draft['id']) ?? id()
    const association = world.assistantQueues.first()
    create('assistantQueueUserJobs', {
      id: jobId,
      ...associationIds({ assistant, queue, association }, context),
      action: 'ManualAssignment',
      status: 'Succeeded',
      ...draft,
    })
  },

  assistantQueueUsers: ({ assistant, queue, user, ...draft }, context) => {
    const { world, create, keyOrDefault } = context
    const free = freeAssignment(world)
    const ids = associationIds({ assistant, queue, association: free?.association }, context)
    create('assistantQueueUsers', { ...ids, userId: keyOrDefault('users', user, free?.userId), ...draft })
  },
} satisfies Partial<Factories<GenesysWorld, operations & links>>

/** The association that a draft names, and the one that it gets by default. */
interface AssociationDraft {
  readonly assistant: unknown
  readonly queue: unknown
  readonly association: AssistantQueue | undefined
}

function associationIds(
  { assistant, queue, association }: AssociationDraft,
  { keyOrDefault }: FactoryContext<GenesysWorld, operations & links>,
): { assistantId: string; queueId: string } {
  return {
    assistantId: keyOrDefault('assistants', assistant, association?.assistant.id),
    queueId: keyOrDefault('routingQueues', queue, association?.id),
  }
}

/** Returns a user and an association that the user is not assigned to, if there are any. */
function freeAssignment({ users, assistantQueues, assistantQueueUsers }: GenesysWorld) {
  for (const { id: userId } of users.list()) {
    const association = assistantQueues.first({
      where: ({ assistant, id }) => !assistantQueueUsers.has(assignmentKey(assistant.id, id, userId)),
    })
    if (association) return { association, userId }
  }
  return undefined
}
