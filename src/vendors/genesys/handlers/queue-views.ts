import type { Immutable } from '../../../engine/vendor/immutable.ts'
import type { Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { userOf } from '../identity.ts'
import { numberedPage } from '../numbered-page.ts'
import { sortRecords } from '../sort-records.ts'
import { toFilter } from './routing-queues.ts'

type Queue = Immutable<Schemas['Queue']>

export const queueViews = {
  getRoutingQueuesDivisionviews: ({ world, query, link }) => {
    const { pageNumber, pageSize, sortBy, sortOrder, name, id, divisionId } = query
    const isAnyDivision = divisionId?.includes('*') === true
    const where = toFilter({ name, id, divisionId: isAnyDivision ? undefined : divisionId })
    const page = numberedPage({
      found: sortRecords(world.routingQueues.list({ where }), SORT_VALUES[sortBy], toOrder(sortOrder)),
      pageNumber,
      pageSize,
      link: (number) => link('getRoutingQueuesDivisionviews', {}, { ...query, pageNumber: number }),
    })
    return { ...page, entities: page.entities.map(simplified) }
  },

  getRoutingQueuesDivisionviewsAll: ({ world, query, link }) => {
    const page = numberedPage({
      ...query,
      found: sortRecords(world.routingQueues.list(), SORT_VALUES.name, toOrder(query.sortOrder)),
      link: (pageNumber) => link('getRoutingQueuesDivisionviewsAll', {}, { ...query, pageNumber }),
    })
    return { ...page, entities: page.entities.map(simplified) }
  },

  getRoutingQueuesMe: ({ world, query, link, caller }) => {
    const user = userOf(caller, { world, link })
    const memberships = world.queueMembers.list({
      index: ['user', user.id],
      where: ({ joined }) => query.joined === undefined || joined === query.joined,
    })
    const queues = memberships.map(({ queueId, joined }) => ({ ...world.routingQueues.getOrThrow(queueId), joined }))
    return numberedPage({
      ...query,
      found: sortRecords(queues, SORT_VALUES.name, toOrder(query.sortOrder)),
      link: (pageNumber) => link('getRoutingQueuesMe', {}, { ...query, pageNumber }),
    })
  },
} satisfies Partial<Genesys>

const SORT_VALUES = {
  name: ({ name }: Queue) => name,
  id: ({ id }: Queue) => id,
  divisionId: ({ division }: Queue) => division?.id ?? '',
}

function toOrder(sortOrder: 'asc' | 'desc'): 'ascending' | 'descending' {
  return sortOrder === 'desc' ? 'descending' : 'ascending'
}

function simplified({ id, name, division, selfUri }: Queue): Immutable<Schemas['SimplifiedQueue']> {
  return { id, name, ...(division && { division }), selfUri }
}
