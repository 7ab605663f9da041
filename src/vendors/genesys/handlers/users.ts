import { Problem } from '../../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import type { Genesys } from '../genesys.ts'
import { numberedPage } from '../numbered-page.ts'
import { sortRecords } from '../sort-records.ts'
import { type UserRecord, userView } from '../user-view.ts'

export const users = {
  getUsers: ({ world, query, link }) => {
    const { pageNumber, pageSize, sortOrder, expand } = query
    const isDescending = sortOrder === 'descending' || sortOrder === 'DESC'
    const found = world.users.list({ where: toFilter(query) })
    const page = numberedPage({
      found: sortRecords(found, ({ name }) => name, isDescending ? 'descending' : 'ascending'),
      pageNumber,
      pageSize,
      link: (number) => link('getUsers', {}, { ...query, pageNumber: number }),
    })
    return { ...page, entities: page.entities.map((user) => userView(user, expand)) }
  },

  getUser: ({ world, path: { userId }, query: { expand, state } }) => {
    const user = world.users.get(userId)
    if (!user || (user.state === 'deleted') !== (state === 'deleted')) throw new RecordNotFound('User', userId)
    return userView(user, expand)
  },
} satisfies Partial<Genesys>

/** Returns a predicate for the users that a query lists. */
function toFilter({ id, jabberId, state }: Parameters<Genesys['getUsers']>[0]['query']): (user: UserRecord) => boolean {
  if (id && jabberId) throw new Problem('malformed', 'id and jabberId cannot be combined: send only one of them')
  return (user) => {
    if (id && !id.includes(user.id)) return false
    if (jabberId && !jabberId.includes(user.chat?.jabberId ?? '')) return false
    return state === 'any' || user.state === state
  }
}
