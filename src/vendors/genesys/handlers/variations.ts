import { Problem } from '../../../engine/vendor/problem.ts'
import { RecordNotFound } from '../../../world/world-error.ts'
import { type GenesysWorld, variationKey } from '../collections.ts'
import { createCopilot, rejectOtherLanguage } from '../copilots.ts'
import type { Genesys } from '../genesys.ts'
import { userReference } from '../identity.ts'
import type { Variation } from '../variations.ts'

export const variations = {
  getAssistantVariations: ({ world, path: { assistantId }, link }) => ({
    entities: world.assistantVariations.list({ index: ['assistant', assistantId] }),
    selfUri: link('getAssistantVariations', { assistantId }),
  }),

  postAssistantVariations: ({ world, path: { assistantId }, body, clock, id, link, caller }) => {
    rejectSecondVariation(world, assistantId, body.copilot.defaultLanguage)
    const variationId = id()
    const selfUri = link('getAssistantVariation', { assistantId, variationId })
    const user = userReference(caller, link)
    const now = clock.now()
    return world.assistantVariations.insert({
      id: variationId,
      ...body,
      dateCreated: now,
      dateModified: now,
      createdBy: user,
      modifiedBy: user,
      state: 'Active',
      copilot: createCopilot(body.copilot, { id, link, selfUri }),
      selfUri,
      variationParent: { id: assistantId, selfUri: link('getAssistant', { assistantId }) },
    })
  },

  getAssistantVariation: ({ world, path }) => getVariationOrThrow(world, path),

  putAssistantVariation: ({ world, path, body, clock, id, link, caller }) => {
    const previous = getVariationOrThrow(world, path)
    rejectOtherLanguage(previous.copilot, body.copilot, '/copilot/defaultLanguage')
    return world.assistantVariations.update(path.variationId, {
      googleDialogflowConfig: undefined,
      knowledgeSuggestionConfig: undefined,
      ...body,
      dateModified: clock.now(),
      modifiedBy: userReference(caller, link),
      copilot: createCopilot(body.copilot, { id, link, selfUri: previous.selfUri }),
    })
  },

  deleteAssistantVariation: ({ world, path }) => {
    getVariationOrThrow(world, path)
    world.assistantVariations.delete(path.variationId)
  },
} satisfies Partial<Genesys>

function getVariationOrThrow(
  world: GenesysWorld,
  { assistantId, variationId }: { readonly assistantId: string; readonly variationId: string },
): Variation {
  const variation = world.assistantVariations.getOrThrow(variationId)
  if (variation.variationParent.id === assistantId) return variation
  throw new RecordNotFound('AssistantCopilotVariation', variationId)
}

function rejectSecondVariation(world: GenesysWorld, assistantId: string, language: string): void {
  const held = world.assistantVariations.find('language', variationKey(assistantId, language))
  if (!held) return
  const message = `Assistant ${assistantId} already has a variation for ${language}: replace or delete that one`
  throw new Problem('conflict', message, {
    holder: { name: 'AssistantCopilotVariation', key: held.id, field: 'copilot.defaultLanguage' },
  })
}
