import type { Link } from '../../../engine/spec/link.ts'
import type { Factories, RecordDraft } from '../../../engine/vendor/factory.ts'
import { stringOrUndefined } from '../../../engine/vendor/record-draft.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import { isObject } from '../../../world/is-object.ts'
import type { GenesysWorld, Schemas } from '../collections.ts'
import { scenarioUser } from '../scenario-user.ts'
import { suggestionsFrom } from './suggestions.ts'

/** Languages of generated records. */
const LANGUAGES = ['fr-FR', 'de-DE', 'es-ES', 'it-IT', 'nl-NL', 'pt-PT', 'sv-SE', 'pl-PL', 'da-DK', 'ja-JP']
const FEATURE: Schemas['FeatureSupport'] = { feature: 'Summarization', supportLevel: 'Supported' }

/** The factories of what belongs to the copilots of a scenario: variations, checklists and languages. */
export const copilotFactories = {
  assistantVariations: ({ assistant, knowledgeBase, copilot, ...draft }, context) => {
    const { world, id, link, now, create, keyOrDefault } = context
    const variationId = stringOrUndefined(draft['id']) ?? id()
    const assistantId = keyOrDefault('assistants', assistant, plainAssistantId(world))
    const selfUri = link('getAssistantVariation', { assistantId, variationId })
    const user = scenarioUser(world, link)
    create('assistantVariations', {
      id: variationId,
      name: `${world.assistants.get(assistantId)?.name ?? 'Assistant'} in ${languageOf(copilot)}`,
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      createdBy: user,
      modifiedBy: user,
      transcriptionConfig: { vendorName: 'Genesys' },
      ...(knowledgeBase !== undefined && { knowledgeSuggestionConfig: suggestionsFrom(knowledgeBase, context) }),
      state: 'Active',
      copilot: {
        enabled: true,
        liveOnQueue: false,
        defaultLanguage: languageOf(copilot),
        ...copilotFrom(copilot, { selfUri, link }),
      },
      selfUri,
      variationParent: { id: assistantId, selfUri: link('getAssistant', { assistantId }) },
      ...draft,
    })
  },

  agentChecklists: (draft, { world, id, link, now, create, samples }) => {
    const agentChecklistId = stringOrUndefined(draft['id']) ?? id()
    const selfUri = link('getAssistantsAgentchecklist', { agentChecklistId })
    const user = scenarioUser(world, link)
    const { checklistItems = [{ name: samples.sentence() }], ...rest } = draft
    create('agentChecklists', {
      id: agentChecklistId,
      name: `${samples.city()} checklist ${world.agentChecklists.size + 1}`,
      language: 'en-US',
      checklistItems: withIds(checklistItems, { id, selfUri }),
      createdBy: user,
      modifiedBy: user,
      dateCreated: now,
      dateModified: stringOrUndefined(draft['dateCreated']) ?? now,
      selfUri,
      ...rest,
    })
  },

  copilotLanguages: (draft, { world, create }) => {
    const number = world.copilotLanguages.size
    const language = LANGUAGES[number] ?? `en-x-${number + 1}`
    create('copilotLanguages', { language, featureSupport: [FEATURE], ...draft })
  },
} satisfies Partial<Factories<GenesysWorld, operations & links>>

/** Returns the copilot of a draft with its own link and those to its language model. `create` validates the rest. */
export function copilotFrom(
  copilot: unknown,
  { selfUri, link }: { readonly selfUri: string; readonly link: Link<operations> },
): object {
  if (!isObject(copilot)) return { selfUri }
  const { nluConfig } = copilot
  if (!isObject(nluConfig) || !isObject(nluConfig['domain'])) return { selfUri, ...copilot }
  return { selfUri, ...copilot, nluConfig: { ...nluConfig, domain: domainFrom(nluConfig['domain'], link) } }
}

function domainFrom(domain: RecordDraft, link: Link<operations>): object {
  const { version } = domain
  const domainId = stringOrUndefined(domain['id']) ?? ''
  const selfUri = link('getLanguageunderstandingDomain', { domainId })
  if (!isObject(version)) return { selfUri, ...domain }
  const domainVersionId = stringOrUndefined(version['id']) ?? ''
  const versionUri = link('getLanguageunderstandingDomainVersion', { domainId, domainVersionId })
  return { selfUri, ...domain, version: { selfUri: versionUri, ...version } }
}

/** Returns the id of an assistant without variations, if there is one. */
function plainAssistantId({ assistants, assistantVariations }: GenesysWorld): string | undefined {
  return assistants.first({ where: ({ id }) => !assistantVariations.first({ index: ['assistant', id] }) })?.id
}

function languageOf(copilot: unknown): string {
  const language = isObject(copilot) ? stringOrUndefined(copilot['defaultLanguage']) : undefined
  return language ?? 'fr-FR'
}

/** Returns the items of a draft with ids and links. `create` validates what is not a list of objects. */
function withIds(items: unknown, { id, selfUri }: { readonly id: () => string; readonly selfUri: string }): unknown {
  if (!Array.isArray(items)) return items
  return items.map((item: unknown) => {
    if (!isObject(item)) return item
    return { ...item, id: stringOrUndefined(item['id']) ?? id(), selfUri }
  })
}
