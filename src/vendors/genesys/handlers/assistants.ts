import type { Link } from '../../../engine/spec/link.ts'
import type { Immutable } from '../../../engine/vendor/immutable.ts'
import { mergePatch } from '../../../engine/vendor/merge-patch.ts'
import { perRecord } from '../../../engine/vendor/per-record.ts'
import { Problem } from '../../../engine/vendor/problem.ts'
import type { links, profile } from '../../../generated/genesys/types.ts'
import type { Selection } from '../../../world/collection.ts'
import { foldCase, type Schemas } from '../collections.ts'
import type { Genesys } from '../genesys.ts'
import { userReference } from '../identity.ts'
import { listing } from '../listing.ts'
import { matchesName } from '../name-filter.ts'
import { removals } from '../removals.ts'

type Assistant = Immutable<Schemas['Assistant']>

const stripCopilot = perRecord(({ copilot: _, ...assistant }: Assistant): Assistant => assistant)

/** Returns an assistant without its copilot: the default view. */
export function withoutCopilot(assistant: Assistant): Assistant {
  return assistant.copilot ? stripCopilot(assistant) : assistant
}

export const assistants = {
  getAssistants: ({ world, query, link, profile }) => {
    const { name, tier, expand, before, after, pageSize = query.limit } = query
    return listing({
      from: world.assistants,
      selection: toSelection(query, profile),
      scope: ['assistants', name, tier, profile.nameFilter],
      before,
      after,
      size: pageSize,
      link: (cursor) => link('getAssistants', {}, { pageSize, name, tier, expand, ...cursor }),
      view: toView(expand, link),
      viewKey: String(expand),
    })
  },

  postAssistants: ({ world, body, clock, id, link, caller }) => {
    const assistantId = id()
    const now = clock.now()
    const user = userReference(caller, link)
    return world.assistants.insert({
      id: assistantId,
      ...body,
      state: 'Active',
      dateCreated: now,
      dateModified: now,
      createdBy: user,
      modifiedBy: user,
      selfUri: link('getAssistant', { assistantId }),
    })
  },

  getAssistant: ({ world, path, query, link }) => {
    if (query.languageVariation !== undefined && query.fallbackToPrimaryAssistant === false) {
      throw new Problem('not-found', `Assistant ${path.assistantId} has no variation for ${query.languageVariation}`, {
        entity: { name: 'AssistantVariation', key: query.languageVariation },
      })
    }
    return toView(query.expand, link)(world.assistants.getOrThrow(path.assistantId))
  },

  patchAssistant: ({ world, path, body, clock, link, caller }) => {
    const changes = { ...mergePatch(body), dateModified: clock.now(), modifiedBy: userReference(caller, link) }
    return withoutCopilot(world.assistants.update(path.assistantId, changes))
  },

  deleteAssistant: ({ world, path }) => {
    removals.assistants(world, path.assistantId)
  },
} satisfies Partial<Genesys>

function toView(expand: readonly 'copilot'[] | undefined, link: Link<links>): (assistant: Assistant) => Assistant {
  return expand?.includes('copilot') ? (assistant) => withCopilot(assistant, link) : withoutCopilot
}

/** Returns an assistant with its copilot. If the scenario defines none, the copilot is a disabled one. */
function withCopilot(assistant: Assistant, link: Link<links>): Assistant {
  if (assistant.copilot) return assistant
  const selfUri = link('copilot', { assistantId: assistant.id })
  return { ...assistant, copilot: { enabled: false, liveOnQueue: false, defaultLanguage: 'en-US', selfUri } }
}

/** Returns the assistants to list. An exact name is looked up in the index of names. */
function toSelection(
  { name, tier }: Pick<Parameters<Genesys['getAssistants']>[0]['query'], 'name' | 'tier'>,
  profile: profile,
): Selection<Assistant, never, 'name'> {
  const ofTier = tier && { where: (assistant: Assistant) => tierOf(assistant) === tier }
  if (name !== undefined && profile.nameFilter === 'exact') return { only: ['name', foldCase(name)], ...ofTier }
  const isNamed = matchesName(name, profile)
  if (!ofTier) return name === undefined ? {} : { where: isNamed }
  return { where: (assistant) => isNamed(assistant) && ofTier.where(assistant) }
}

function tierOf({ copilot }: Assistant): 'Copilot' | 'AgentAssist' {
  return copilot?.enabled ? 'Copilot' : 'AgentAssist'
}
