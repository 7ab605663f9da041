import { foldCase } from '../collections.ts'
import { createCopilot, rejectOtherLanguage } from '../copilots.ts'
import type { Genesys } from '../genesys.ts'
import { copilotOf } from './assistants.ts'

export const copilot = {
  getAssistantsCopilotFeaturesupport: ({ world, query: { language } }) => {
    const isRequested = (one: string) => language === undefined || foldCase(one) === foldCase(language)
    return { languages: world.copilotLanguages.list({ where: (record) => isRequested(record.language) }) }
  },

  getAssistantCopilot: ({ world, path, link }) => copilotOf(world.assistants.getOrThrow(path.assistantId), link),

  putAssistantCopilot: ({ world, path: { assistantId }, body, id, link }) => {
    const assistant = world.assistants.getOrThrow(assistantId)
    rejectOtherLanguage(assistant.copilot, body, '/defaultLanguage')
    const selfUri = link('getAssistantCopilot', { assistantId })
    const changed = createCopilot(body, { id, link, selfUri })
    world.assistants.update(assistantId, { copilot: changed })
    return changed
  },
} satisfies Partial<Genesys>
