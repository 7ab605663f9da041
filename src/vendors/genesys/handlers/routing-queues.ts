import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { foldCase, type Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { homeDivision, userReference } from '../identity.ts'
import { numberedPage } from '../numbered-page.ts'
import { removals } from '../removals.ts'
import { sortRecords } from '../sort-records.ts'

type Queue = Immutable<Schemas['Queue']>

export const routingQueues = {
  getRoutingQueues: ({ world, query, link }) => {
    return numberedPage({
      ...query,
      found: sortRecords(world.routingQueues.list({ where: toFilter(query) }), ({ name }) => name, query.sortOrder),
      link: (pageNumber) => link('getRoutingQueues', {}, { ...query, pageNumber }),
    })
  },

  postRoutingQueues: ({ world, body, clock, id, link, caller }) => {
    const queueId = id()
    const now = clock.now()
    const user = userReference(caller, link).id
    return world.routingQueues.insert({
      id: queueId,
      division: homeDivision(world, link),
      ...body,
      dateCreated: now,
      dateModified: now,
      createdBy: user,
      modifiedBy: user,
      memberCount: 0,
      userMemberCount: 0,
      joinedMemberCount: 0,
      selfUri: link('getRoutingQueue', { queueId }),
    })
  },

  getRoutingQueue: ({ world, path }) => world.routingQueues.getOrThrow(path.queueId),

  putRoutingQueue: ({ world, path, body, clock, link, caller }) => {
    const { name, division, description, peerId, cannedResponseLibraries } = body
    const user = userReference(caller, link).id
    return world.routingQueues.update(path.queueId, {
      name,
      ...(division && { division }),
      description,
      peerId,
      cannedResponseLibraries,
      dateModified: clock.now(),
      modifiedBy: user,
    })
  },

  deleteRoutingQueue: ({ world, path }) => {
    removals.routingQueues(world, path.queueId)
  },
} satisfies Partial<Genesys>

type QueueQuery = Parameters<Genesys['getRoutingQueues']>[0]['query']

/** Returns a predicate for queues that meet every filter of a query. */
export function toFilter(query: Partial<QueueQuery>): (queue: Queue) => boolean {
  const { name, id, divisionId, peerId, hasPeer, cannedResponseLibraryId: library } = query
  const isNamed = name === undefined ? () => true : toNameMatcher(foldCase(name))
  return (queue) => {
    if (id && !id.includes(queue.id)) return false
    if (divisionId && !divisionId.includes(queue.division.id)) return false
    if (peerId && !peerId.includes(queue.peerId ?? '')) return false
    if (hasPeer !== undefined && hasPeer !== (queue.peerId !== undefined)) return false
    if (library !== undefined && !queue.cannedResponseLibraries?.libraryIds?.includes(library)) return false
    return isNamed(foldCase(queue.name))
  }
}

/** Returns a predicate for names. An asterisk at either end of the pattern matches any text. */
function toNameMatcher(pattern: string): (name: string) => boolean {
  const text = pattern.replace(/^\*/, '').replace(/\*$/, '')
  const wildcard = { start: pattern.startsWith('*'), end: pattern.endsWith('*') }
  if (wildcard.start && wildcard.end) return (name) => name.includes(text)
  if (wildcard.start) return (name) => name.endsWith(text)
  if (wildcard.end) return (name) => name.startsWith(text)
  return (name) => name === text
}
