import type { Immutable } from '../../engine/vendor/immutable.ts'
import { perRecord } from '../../engine/vendor/per-record.ts'
import { compare } from '../../world/tree.ts'
import type { Assistant, Schemas, SingularityWorld } from './collections.ts'

/** The vendor's envelope of a page. */
export interface Page<T> {
  readonly data: readonly T[]
  readonly meta: Immutable<Schemas['PageMeta']>
}

/** The request for a page, with the setting that adds `totalPages`. */
interface PageRequest {
  readonly query: { readonly page: number; readonly limit: number }
  readonly profile: { readonly totalPages: boolean }
}

/** Returns one page of sorted records; a page beyond the last one is empty. */
export function toPage<R, T>({ query, profile }: PageRequest, records: readonly R[], view: (record: R) => T): Page<T> {
  const { page, limit } = query
  const start = (page - 1) * limit
  const total = records.length
  const pages = profile.totalPages ? { totalPages: Math.ceil(total / limit) } : {}
  return { data: records.slice(start, start + limit).map(view), meta: { page, limit, total, ...pages } }
}

/** Returns an assistant as lists show it. */
export const toSummary = perRecord(
  ({ llmPrompt: _, voice: _voice, companyId: _company, updatedAt: _updated, ...shown }: Assistant) => shown,
)

/** Filters and order of a list of assistants. */
export interface AssistantListQuery {
  readonly companyId: string
  readonly teamId?: string | undefined
  readonly sortBy: 'name' | 'lastUsed'
  readonly order?: 'asc' | 'desc' | undefined
}

/** Returns a company's assistants in order. Memoises the list until an assistant changes. */
export function sortedAssistants({ assistants }: SingularityWorld, query: AssistantListQuery): readonly Assistant[] {
  const { companyId, teamId, sortBy, order } = query
  return assistants.remember(JSON.stringify([companyId, teamId, sortBy, order]), () => {
    const where = teamId === undefined ? undefined : ({ teamIds }: Assistant) => teamIds.includes(teamId)
    const found = assistants.list({ index: ['company', companyId], where })
    return found.toSorted(sortBy === 'name' ? byName(order) : byLastUse(order))
  })
}

type Comparator<R> = (a: R, b: R) => number

/** Returns a comparator that sorts records by name; records with the same name by id. */
export function byName(order: 'asc' | 'desc' = 'asc'): Comparator<{ readonly name: string; readonly id: string }> {
  const sign = order === 'asc' ? 1 : -1
  return (a, b) => sign * (compare(a.name, b.name) || compare(a.id, b.id))
}

/** Returns a comparator that sorts assistants by last use. Assistants that were never used come last in either order. */
function byLastUse(order: 'asc' | 'desc' = 'desc'): Comparator<Assistant> {
  const sign = order === 'asc' ? 1 : -1
  const ties = byName()
  return (a, b) => {
    if (a.lastAccessedAt === b.lastAccessedAt) return ties(a, b)
    if (a.lastAccessedAt === null) return 1
    if (b.lastAccessedAt === null) return -1
    return sign * compare(a.lastAccessedAt, b.lastAccessedAt)
  }
}
