import type { Immutable } from '../../engine/vendor/immutable.ts'
import { perRecord } from '../../engine/vendor/per-record.ts'
import { compare } from '../../world/tree.ts'
import type { Assistant, Schemas, SingularityWorld } from './collections.ts'

/** The vendor's envelope of a page. */
export interface Page<T> {
  readonly data: readonly T[]
  readonly meta: Immutable<Schemas['PageMeta']>
}

/** A page of records that are in their order already; beyond the last one there is none. */
export function pageOf<R, T>(
  all: readonly R[],
  { page, limit }: { readonly page: number; readonly limit: number },
  view: (record: R) => T,
): Page<T> {
  const start = (page - 1) * limit
  return { data: all.slice(start, start + limit).map(view), meta: { page, limit, total: all.length } }
}

/** An assistant as listings show it. */
export const summary = perRecord(
  ({ llmPrompt: _, voice: _voice, companyId: _company, updatedAt: _updated, ...shown }: Assistant) => shown,
)

/** Which assistants are listed, and how. */
export interface Sorting {
  readonly companyId: string
  readonly teamId?: string | undefined
  readonly sortBy: 'name' | 'lastUsed'
  readonly order?: 'asc' | 'desc' | undefined
}

/** The assistants of a company in their order, which is made once as long as none changes. */
export function sortedAssistants({ assistants }: SingularityWorld, sorting: Sorting): readonly Assistant[] {
  const { companyId, teamId, sortBy, order } = sorting
  return assistants.remember(JSON.stringify([companyId, teamId, sortBy, order]), () => {
    const where = teamId === undefined ? undefined : ({ teamIds }: Assistant) => teamIds.includes(teamId)
    const found = assistants.list({ index: ['company', companyId], where })
    return found.toSorted(sortBy === 'name' ? byName(order) : byLastUse(order))
  })
}

type Comparison<R> = (a: R, b: R) => number

/** Records of a name are in the order of their ids. */
export function byName(order: 'asc' | 'desc' = 'asc'): Comparison<{ readonly name: string; readonly id: string }> {
  const sign = order === 'asc' ? 1 : -1
  return (a, b) => sign * (compare(a.name, b.name) || compare(a.id, b.id))
}

/** What was never used comes last, whatever the order. */
function byLastUse(order: 'asc' | 'desc' = 'desc'): Comparison<Assistant> {
  const sign = order === 'asc' ? 1 : -1
  const ties = byName()
  return (a, b) => {
    if (a.lastAccessedAt === b.lastAccessedAt) return ties(a, b)
    if (a.lastAccessedAt === null) return 1
    if (b.lastAccessedAt === null) return -1
    return sign * compare(a.lastAccessedAt, b.lastAccessedAt)
  }
}
