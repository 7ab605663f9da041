import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { type AssociationIds, assignmentMode, getManualAssociationOrThrow } from '../assignment-mode.ts'
import { getAssociationOrThrow } from '../associations.ts'
import { assignmentKey, associationKey, type GenesysWorld, type Schemas } from '../collections.ts'
import { expandAssociation } from '../expand-association.ts'
import type { Genesys } from '../genesys.ts'

export const queueUsers = {
  postAssistantQueueUsersQuery: ({ world, path, query, body, link }) => {
    const association = getManualAssociationOrThrow(world, path)
    const assigned = [...new Set(body.entities.map(({ id }) => id))].filter((id) => isAssigned(world, path, id))
    return {
      queue: expandAssociation(association, query, { world, link }),
      users: assigned.map((id) => ({ id, selfUri: world.users.getOrThrow(id).selfUri })),
    }
  },

  postAssistantQueueUsersBulkAdd: ({ world, path, body }) => {
    getManualAssociationOrThrow(world, path)
    return toResponse(body.entities, (userId) => {
      if (!world.users.has(userId)) return `User not found: ${userId}`
      if (!isAssigned(world, path, userId)) world.assistantQueueUsers.insert({ ...path, userId })
      return undefined
    })
  },

  postAssistantQueueUsersBulkRemove: ({ world, path, body }) => {
    getManualAssociationOrThrow(world, path)
    return toResponse(body.entities, (userId) => {
      if (!isAssigned(world, path, userId)) return `User ${userId} is not assigned`
      world.assistantQueueUsers.delete(assignmentKey(path.assistantId, path.queueId, userId))
      return undefined
    })
  },

  postAssistantQueueUsersJobs: ({ world, path, body: { action }, id, link }) => {
    const { assistantId, queueId } = path
    getAssociationOrThrow(world, assistantId, queueId)
    if (assignmentMode(world, path) !== action) {
      world.assistantQueueUsers.deleteAll({ index: ['association', associationKey(assistantId, queueId)] })
    }
    const jobId = id()
    // The job is done at once, but the client sees it start.
    world.assistantQueueUserJobs.insert({ id: jobId, assistantId, queueId, action, status: 'Succeeded' })
    return { id: jobId, status: 'InProgress', selfUri: link('getAssistantQueueUsersJob', { ...path, jobId }) }
  },

  getAssistantQueueUsersJob: ({ world, path, link }) => {
    const { id, status, errorInfo } = world.assistantQueueUserJobs.getOrThrow(path.jobId)
    return { id, status, ...(errorInfo && { errorInfo }), selfUri: link('getAssistantQueueUsersJob', path) }
  },
} satisfies Partial<Genesys>

function isAssigned(world: GenesysWorld, { assistantId, queueId }: AssociationIds, userId: string): boolean {
  return world.assistantQueueUsers.has(assignmentKey(assistantId, queueId, userId))
}

/**
 * Carries out one change for each user, and returns the response of the bulk request.
 * @param change returns the reason why the change failed, if it did
 */
function toResponse(users: readonly { readonly id: string }[], change: (userId: string) => string | undefined) {
  const results = users.map(({ id }): Immutable<Schemas['BulkResult']> => {
    const message = change(id)
    return { entity: { id }, ...(message !== undefined && { error: { message, code: 'not.found' } }) }
  })
  const errorIndexes = results.flatMap(({ error }, index) => (error ? [index] : []))
  if (errorIndexes.length === 0) return { status: 204 as const }
  return { status: 200 as const, body: { results, errorCount: errorIndexes.length, errorIndexes } }
}
