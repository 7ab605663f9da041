import type { Genesys, GenesysContext } from '../genesys.ts'
import { toMemberFilter } from '../member-filter.ts'
import { numberedPage } from '../numbered-page.ts'
import { addMembers, memberView, removeMembers, requireMember, updateMember } from '../queue-members.ts'
import { sortRecords } from '../sort-records.ts'

export const queueMembers = {
  getRoutingQueueMembers: ({ world, path, query, link }) => listMembers(path.queueId, query, { world, link }),

  postRoutingQueueMembers: ({ world, path, query, body }) => {
    const userIds = body.map(({ id }) => id)
    if (query.delete) removeMembers(world, path.queueId, userIds)
    else addMembers(world, path.queueId, userIds)
  },

  patchRoutingQueueMembers: ({ world, path: { queueId }, body, link, queryDefaults }) => {
    for (const { id: userId = '', joined } of body) {
      if (joined !== undefined) updateMember(world, { queueId, userId, joined })
    }
    return listMembers(queueId, queryDefaults('getRoutingQueueMembers'), { world, link })
  },

  patchRoutingQueueMember: ({ world, path: { queueId, memberId: userId }, body: { ringNumber, joined } }) => {
    requireMember(world, queueId, userId)
    const changes = { ...(ringNumber !== undefined && { ringNumber }), ...(joined !== undefined && { joined }) }
    updateMember(world, { queueId, userId, ...changes })
  },

  deleteRoutingQueueMember: ({ world, path: { queueId, memberId } }) => {
    requireMember(world, queueId, memberId)
    removeMembers(world, queueId, [memberId])
  },
} satisfies Partial<Genesys>

type Query = Parameters<Genesys['getRoutingQueueMembers']>[0]['query']

function listMembers(queueId: string, query: Query, context: Pick<GenesysContext, 'world' | 'link'>) {
  const { world, link } = context
  const { pageNumber, pageSize, sortOrder, expand = [], ...filters } = query
  const nameOf = ({ userId }: { userId: string }) => world.users.getOrThrow(userId).name
  const found = world.queueMembers.list({ index: ['queue', queueId], where: toMemberFilter(filters, world) })
  const {
    total: _,
    pageCount: __,
    lastUri: ___,
    ...page
  } = numberedPage({
    found: sortRecords(found, nameOf, sortOrder === 'desc' ? 'descending' : 'ascending'),
    pageNumber,
    pageSize,
    link: (number) => link('getRoutingQueueMembers', { queueId }, { ...query, pageNumber: number }),
  })
  return { ...page, entities: page.entities.map((member) => memberView(member, expand, context)) }
}
