import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import { modelKey, type SingularityWorld } from './collections.ts'

/**
 * Checks that a provider offers models in this world.
 *
 * @param at the place of the provider in the request
 * @throws Problem `invalid` if the provider is unknown
 */
export function checkProvider(world: SingularityWorld, provider: string, at: Pick<Finding, 'in' | 'at'>): void {
  const allowed = [...new Set(world.models.list().map((model) => model.provider))]
  if (allowed.includes(provider)) return
  throw notOneOf(`Unknown provider "${provider}"`, { ...at, value: provider, allowed, reason: 'INVALID_PROVIDER' })
}

/**
 * Checks that a provider offers a model.
 *
 * @throws Problem `invalid` if the provider is unknown, or does not offer the model
 */
export function checkModel(
  world: SingularityWorld,
  { llmProvider, llmModel }: { readonly llmProvider: string; readonly llmModel: string },
): void {
  checkProvider(world, llmProvider, { in: 'body', at: '/llmProvider' })
  if (world.models.has(modelKey(llmProvider, llmModel))) return
  const allowed = world.models.list({ index: ['provider', llmProvider] }).map(({ id }) => id)
  const error = `Provider "${llmProvider}" has no model "${llmModel}"`
  throw notOneOf(error, { in: 'body', at: '/llmModel', value: llmModel, allowed, reason: 'INVALID_MODEL' })
}

type EnumViolation = Pick<Finding, 'in' | 'at' | 'value'> & {
  readonly allowed: readonly string[]
  readonly reason: string
}

function notOneOf(error: string, { reason, ...violation }: EnumViolation): Problem {
  const allowed = violation.allowed.join(', ')
  const finding = { ...violation, keyword: 'enum', message: `must be one of ${allowed}` }
  return new Problem('invalid', `${error}: use one of ${allowed}`, { findings: [finding], reason })
}
