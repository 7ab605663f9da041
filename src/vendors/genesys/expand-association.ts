import type { Link } from '../../engine/spec/link.ts'
import type { operations } from '../../generated/genesys/types.ts'
import type { AssistantQueue } from './associations.ts'
import type { GenesysWorld } from './collections.ts'
import { copilotOf, withoutCopilot } from './handlers/assistants.ts'
import { selectVariation } from './variations.ts'

/** The parameters of a request for an association with its assistant. */
interface AssociationQuery {
  readonly expand?: readonly ('assistant' | 'copilot')[] | undefined
  readonly languageVariation?: string | undefined
  readonly fallbackToPrimaryAssistant?: boolean | undefined
}

/**
 * Returns an association with the assistant or the variation that a request selects, expanded as requested.
 * @throws a Problem `not-found` if the variation does not exist and the request rejects the assistant itself
 */
export function expandAssociation(
  association: AssistantQueue,
  query: AssociationQuery,
  { world, link }: { readonly world: GenesysWorld; readonly link: Link<operations> },
): AssistantQueue {
  const { id } = association.assistant
  const selected = selectVariation(world, id, query) ?? world.assistants.getOrThrow(id)
  const expand = query.expand ?? []
  const { id: selectedId, selfUri } = selected
  return {
    ...association,
    assistant: {
      ...(expand.includes('assistant') ? withoutCopilot(selected) : { id: selectedId, selfUri }),
      ...(expand.includes('copilot') && { copilot: copilotOf(selected, link) }),
    },
  }
}
