import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import { modelKey, type SingularityWorld } from './collections.ts'

/** The providers that offer a model in this world. */
function providersIn({ models }: SingularityWorld): readonly string[] {
  return [...new Set(models.list().map(({ provider }) => provider))]
}

/** Throws a Problem `invalid` when nobody offers models under this name. @param at where the name was found */
export function checkProvider(world: SingularityWorld, provider: string, at: Pick<Finding, 'in' | 'at'>): void {
  const providers = providersIn(world)
  if (providers.includes(provider)) return
  throw oneOf({ ...at, value: provider, allowed: providers, reason: 'INVALID_PROVIDER' })
}

/** Throws a Problem `invalid` when the provider is unknown, or does not offer the model. */
export function checkModel(
  world: SingularityWorld,
  { llmProvider, llmModel }: { readonly llmProvider: string; readonly llmModel: string },
): void {
  checkProvider(world, llmProvider, { in: 'body', at: '/llmProvider' })
  if (world.models.has(modelKey(llmProvider, llmModel))) return
  const allowed = world.models.list({ index: ['provider', llmProvider] }).map(({ id }) => id)
  throw oneOf({ in: 'body', at: '/llmModel', value: llmModel, allowed, reason: 'INVALID_MODEL' })
}

type Wrong = Pick<Finding, 'in' | 'at' | 'value'> & { readonly allowed: readonly string[]; readonly reason: string }

function oneOf({ reason, ...found }: Wrong): Problem {
  const message = `must be one of ${found.allowed.join(', ')}`
  const finding = { ...found, keyword: 'enum', message }
  return new Problem('invalid', `${found.in} ${found.at} ${message}, and was "${String(found.value)}"`, {
    findings: [finding],
    reason,
  })
}
