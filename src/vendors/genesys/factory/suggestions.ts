import type { FactoryContext } from '../../../engine/vendor/factory.ts'
import type { links, operations } from '../../../generated/genesys/types.ts'
import type { GenesysWorld } from '../collections.ts'

/** Returns the settings for suggestions from the knowledge base with this name. */
export function suggestionsFrom(
  name: unknown,
  { keyOf, world }: Pick<FactoryContext<GenesysWorld, operations & links>, 'keyOf' | 'world'>,
): unknown {
  const id = keyOf('knowledgeBases', name)
  const languageCode = world.knowledgeBases.get(id)?.coreLanguage
  return { vendorName: 'GenesysKnowledge', knowledgeBase: { id, languageCode } }
}
