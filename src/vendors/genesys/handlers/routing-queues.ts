import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { compare } from '../../../world/tree.ts'
import { foldCase, type Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { homeDivision, userReference } from '../identity.ts'
import { removals } from '../removals.ts'

type Queue = Immutable<Schemas['Queue']>

export const routingQueues = {
  getRoutingQueues: ({ world, query, link }) => {
    const { pageNumber, pageSize, sortOrder, name, id, divisionId } = query
    const ascending = world.routingQueues.list({ where: toFilter({ name, id, divisionId }) }).toSorted(byName)
    const found = sortOrder === 'desc' ? ascending.toReversed() : ascending
    const start = (pageNumber - 1) * pageSize
    const pageCount = Math.ceil(found.length / pageSize)
    const page = (number: number) => {
      return link('getRoutingQueues', {}, { pageNumber: number, pageSize, sortOrder, name, id, divisionId })
    }
    return {
      entities: found.slice(start, start + pageSize),
      pageSize,
      pageNumber,
      total: found.length,
      pageCount,
      firstUri: page(1),
      lastUri: page(Math.max(1, pageCount)),
      selfUri: page(pageNumber),
      ...(pageNumber < pageCount && { nextUri: page(pageNumber + 1) }),
      ...(pageNumber > 1 && pageNumber <= pageCount && { previousUri: page(pageNumber - 1) }),
    }
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
    const { description, ...rest } = body
    const user = userReference(caller, link).id
    return world.routingQueues.update(path.queueId, {
      description,
      ...rest,
      dateModified: clock.now(),
      modifiedBy: user,
    })
  },

  deleteRoutingQueue: ({ world, path, profile }) => {
    removals.routingQueues(world, path.queueId)
    return { status: profile.deleteStatus }
  },
} satisfies Partial<Genesys>

interface QueueFilters {
  readonly name: string | undefined
  readonly id: readonly string[] | undefined
  readonly divisionId: readonly string[] | undefined
}

/**
 * Returns a predicate for queues that have one of the ids, one of the divisions and the name. An asterisk at either end
 * of the name matches any text.
 */
export function toFilter({ name, id, divisionId }: QueueFilters): (queue: Queue) => boolean {
  const matches = name === undefined ? () => true : toNameMatcher(foldCase(name))
  return (queue) => {
    if (id && !id.includes(queue.id)) return false
    if (divisionId && !divisionId.includes(queue.division?.id ?? '')) return false
    return matches(foldCase(queue.name))
  }
}

function toNameMatcher(pattern: string): (name: string) => boolean {
  const text = pattern.replace(/^\*/, '').replace(/\*$/, '')
  const wildcard = { start: pattern.startsWith('*'), end: pattern.endsWith('*') }
  if (wildcard.start && wildcard.end) return (name) => name.includes(text)
  if (wildcard.start) return (name) => name.endsWith(text)
  if (wildcard.end) return (name) => name.startsWith(text)
  return (name) => name === text
}

function byName(a: Queue, b: Queue): number {
  return compare(foldCase(a.name), foldCase(b.name))
}
