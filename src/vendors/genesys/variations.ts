import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { type GenesysWorld, type Schemas, variationKey } from './collections.ts'

/** An assistant in another language, as a record. */
export type Variation = Immutable<Schemas['AssistantCopilotVariation']>

/** The parameters of a request that select a variation. */
interface VariationQuery {
  readonly languageVariation?: string | undefined
  readonly fallbackToPrimaryAssistant?: boolean | undefined
}

/**
 * Returns the variation that a request selects, or undefined if it selects the assistant itself.
 * @throws a Problem `not-found` if the variation does not exist and the request rejects the assistant itself
 */
export function selectVariation(
  world: GenesysWorld,
  assistantId: string,
  { languageVariation, fallbackToPrimaryAssistant }: VariationQuery,
): Variation | undefined {
  if (languageVariation === undefined) return undefined
  const variation = world.assistantVariations.find('language', variationKey(assistantId, languageVariation))
  if (variation || fallbackToPrimaryAssistant !== false) return variation
  throw new Problem('not-found', `Assistant ${assistantId} has no variation for ${languageVariation}`, {
    entity: { name: 'AssistantVariation', key: languageVariation },
  })
}
