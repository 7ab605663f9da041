import { RecordNotFound } from '../../../world/world-error.ts'
import type { KoreWorld } from '../collections.ts'
import { accountOf } from '../identity.ts'
import type { Kore } from '../kore.ts'
import { listInStream, pageWithNumber } from '../listing.ts'

export const account = {
  getLayouts: ({ world, path: { streamId }, query }) => {
    const all = listInStream(world.layouts, streamId)
    return pageWithNumber(all, query, ({ id, name, isDefault }) => ({ id, name, isDefault }))
  },

  getRoles: ({ world, query: { roleType, limit, offset } }) => {
    const all = world.roles.list({ where: (role) => role.roleType === roleType })
    const roles = all.slice(offset, offset + limit)
    return {
      total: all.length,
      availableMore: offset + roles.length < all.length,
      roles: roles.map(({ id, name, description, permissions }) => {
        return { roleType, ...(roleType === 'bot' && { _id: id }), role: name, rDesc: description, permissions }
      }),
    }
  },

  getAccountAgents: ({ world, path, query: { offset, limit } }) => {
    const accountId = ownAccountId(world, path)
    const agents = world.agents.list().slice(offset, offset + limit)
    return agents.map(({ id: agentId, firstName, lastName }) => ({ accountId, agentId, firstName, lastName }))
  },

  getAccountQueues: ({ world, path }) => {
    const accountId = ownAccountId(world, path)
    return world.queues.list().map(({ id, name }) => ({ accountId, collectionPointId: id, description: name }))
  },

  getOperationHours: ({ world, path: { orgId, queueId }, header: { IId } }) => {
    const { orgId: own } = accountOf(world)
    if (orgId !== own) throw new RecordNotFound('Organization', orgId)
    const { streamId, hoursOfOperationId = '' } = world.queues.getOrThrow(queueId)
    if (streamId !== IId) throw new RecordNotFound('QueueRecord', queueId)
    const { streamId: iId, createdAt: _, ...hours } = world.hours.getOrThrow(hoursOfOperationId)
    return {
      ...hours,
      lname: hours.name.toLowerCase(),
      status: 'ACTIVE',
      isHoursOfOperationValid: true,
      orgId,
      iId,
      specialDays: { frequency: 'YEARLY', days: [] },
    }
  },
} satisfies Partial<Kore>

/** Returns the id of the world's account. @throws RecordNotFound if the path names another one */
function ownAccountId(world: KoreWorld, { accountId }: { readonly accountId: string }): string {
  const { id } = accountOf(world)
  if (accountId !== id) throw new RecordNotFound('Account', accountId)
  return id
}
