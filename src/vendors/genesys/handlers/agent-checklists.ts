import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import { createItems } from '../checklist-items.ts'
import { foldCase, type Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { userReference } from '../identity.ts'
import { sortedListing } from '../sorted-listing.ts'

type Checklist = Immutable<Schemas['AgentChecklist']>

/** Most checklists on a page. */
const MOST_PER_PAGE = 100

export const agentChecklists = {
  getAssistantsAgentchecklists: ({ world, query, link }) => {
    const {
      namePrefix,
      language,
      agentChecklistIds,
      sortBy = 'dateCreated',
      sortOrder,
      pageSize,
      before,
      after,
    } = query
    if (agentChecklistIds && (namePrefix !== undefined || language !== undefined)) {
      throw new Problem('malformed', 'agentChecklistIds cannot be combined with other filters: send only one kind')
    }
    return sortedListing({
      records: world.agentChecklists.list({ where: toFilter(query) }),
      sortValue: (checklist) => `${foldCase(checklist[sortBy])}\0${checklist.dateCreated}\0${checklist.id}`,
      descending: sortOrder === 'desc',
      scope: ['agentchecklists', namePrefix, language, agentChecklistIds, sortBy, sortOrder],
      before,
      after,
      size: Math.min(MOST_PER_PAGE, Number(pageSize)),
      link: (cursor) => link('getAssistantsAgentchecklists', {}, { ...withoutCursors(query), ...cursor }),
    })
  },

  postAssistantsAgentchecklists: ({ world, body, clock, id, link, caller }) => {
    const agentChecklistId = id()
    const selfUri = link('getAssistantsAgentchecklist', { agentChecklistId })
    const user = userReference(caller, link)
    const now = clock.now()
    return world.agentChecklists.insert({
      id: agentChecklistId,
      ...body,
      checklistItems: createItems(body.checklistItems, { id, selfUri }),
      createdBy: user,
      modifiedBy: user,
      dateCreated: now,
      dateModified: now,
      selfUri,
    })
  },

  getAssistantsAgentchecklistsLanguages: ({ world }) => {
    return { entities: world.copilotLanguages.list().map(({ language }) => ({ language })) }
  },

  getAssistantsAgentchecklist: ({ world, path }) => world.agentChecklists.getOrThrow(path.agentChecklistId),

  putAssistantsAgentchecklist: ({ world, path, body, clock, id, link, caller }) => {
    const { checklistItems: previous, selfUri } = world.agentChecklists.getOrThrow(path.agentChecklistId)
    return world.agentChecklists.update(path.agentChecklistId, {
      ...body,
      checklistItems: createItems(body.checklistItems, { id, selfUri, previous }),
      modifiedBy: userReference(caller, link),
      dateModified: clock.now(),
    })
  },

  deleteAssistantsAgentchecklist: ({ world, path }) => {
    world.agentChecklists.delete(path.agentChecklistId)
  },
} satisfies Partial<Genesys>

type Query = Parameters<Genesys['getAssistantsAgentchecklists']>[0]['query']

function toFilter({ namePrefix, language, agentChecklistIds }: Query): (checklist: Checklist) => boolean {
  return (checklist) => {
    if (agentChecklistIds && !agentChecklistIds.includes(checklist.id)) return false
    if (language !== undefined && foldCase(checklist.language) !== foldCase(language)) return false
    return namePrefix === undefined || foldCase(checklist.name).startsWith(foldCase(namePrefix))
  }
}

function withoutCursors({ before: _, after: __, ...query }: Query): Omit<Query, 'before' | 'after'> {
  return query
}
