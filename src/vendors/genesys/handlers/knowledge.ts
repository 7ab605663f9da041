import type { Genesys } from '../genesys.ts'
import { listing } from '../listing.ts'

export const knowledge = {
  getKnowledgeKnowledgebases: ({ world, query: { pageSize, before, after }, link }) => {
    return listing({
      from: world.knowledgeBases,
      scope: ['knowledgebases'],
      before,
      after,
      size: pageSize,
      link: (cursor) => link('getKnowledgeKnowledgebases', {}, { pageSize, ...cursor }),
      view: (knowledgeBase) => knowledgeBase,
      viewKey: '',
    })
  },

  getKnowledgeKnowledgebase: ({ world, path }) => world.knowledgeBases.getOrThrow(path.knowledgeBaseId),
} satisfies Partial<Genesys>
