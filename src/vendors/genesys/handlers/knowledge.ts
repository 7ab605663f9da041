import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { foldCase, type Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { listing } from '../listing.ts'
import { matchesName } from '../name-filter.ts'
import type { Sort } from '../sorted-page.ts'

type KnowledgeBase = Immutable<Schemas['KnowledgeBase']>
type Query = Parameters<Genesys['getKnowledgeKnowledgebases']>[0]['query']

export const knowledge = {
  getKnowledgeKnowledgebases: ({ world, query, link, profile }) => {
    const { before, after, name, coreLanguage, published, sortBy, sortOrder, pageSize = query.limit } = query
    const filters = { name, coreLanguage, published, sortBy, sortOrder }
    const isNamed = matchesName(name, profile)
    return listing({
      from: world.knowledgeBases,
      selection: { where: (base) => isNamed(base) && hasState(base, query) },
      sort: toSort(query),
      scope: ['knowledgebases', ...Object.values(filters), profile.nameFilter],
      before,
      after,
      size: pageSize,
      link: (cursor) => link('getKnowledgeKnowledgebases', {}, { pageSize, ...filters, ...cursor }),
      view: (knowledgeBase) => knowledgeBase,
      viewKey: '',
    })
  },

  getKnowledgeKnowledgebase: ({ world, path }) => world.knowledgeBases.getOrThrow(path.knowledgeBaseId),
} satisfies Partial<Genesys>

function hasState(base: KnowledgeBase, { coreLanguage, published }: Query): boolean {
  if (coreLanguage !== undefined && base.coreLanguage !== coreLanguage) return false
  return published === undefined || base.published === published
}

/** Returns the order of the listing; undefined if it is the collection's, oldest first. */
function toSort({ sortBy, sortOrder }: Query): Sort<KnowledgeBase> | undefined {
  const descending = sortOrder === 'DESC' || sortOrder === 'descending'
  if (sortBy === 'Name') return { key: ({ name }) => foldCase(name), descending }
  return descending ? { key: ({ dateCreated, id }) => `${dateCreated} ${id}`, descending } : undefined
}
