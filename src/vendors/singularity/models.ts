import type { Immutable } from '../../engine/vendor/immutable.ts'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import type { profile } from '../../generated/singularity/types.ts'
import { type Model, modelKey, type Schemas, type SingularityWorld } from './collections.ts'

/**
 * Checks that a provider offers models in this world.
 *
 * @param at the place of the provider in the request
 * @throws Problem `invalid` if the provider is unknown
 */
export function checkProvider(world: SingularityWorld, provider: string, at: Pick<Finding, 'in' | 'at'>): void {
  const allowed = [...new Set(world.models.list().map((model) => model.provider))]
  if (allowed.some((one) => one === provider)) return
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

/**
 * Checks that the world has a model, of any provider.
 *
 * @throws Problem `invalid` if it does not
 */
export function rejectUnknownModel({ models }: Pick<SingularityWorld, 'models'>, id: string): void {
  const allowed = models.list().map((model) => model.id)
  if (allowed.includes(id)) return
  throw notOneOf(`Unknown model "${id}"`, { in: 'path', at: 'model', value: id, allowed, reason: 'INVALID_MODEL' })
}

/** Returns whether a model is listed. Models that are not listed are accepted all the same. */
export function isListed({ listed }: Model, { models }: Pick<profile, 'models'>): boolean {
  return listed?.includes(models) ?? true
}

/** Returns a model as the API shows it. */
export function toModel({ listed: _, ...shown }: Model): Immutable<Schemas['Model']> {
  return shown
}

/** Returns models as lists by provider, with labels and prices for people. */
export function groupByProvider(models: readonly Model[]): Immutable<Schemas['ModelGroups']> {
  const groups = Map.groupBy(models, ({ provider }) => provider)
  return Object.fromEntries([...groups].map(([provider, own]) => [provider, own.map(toGroupedModel)]))
}

function toGroupedModel({ id, label = id, description, pricing }: Model): Immutable<Schemas['GroupedModel']> {
  const described = description === undefined ? {} : { description }
  if (!pricing) return { id, label, ...described }
  const inputCostFormatted = `$${pricing.inputCostPer1kTokens} per 1K tokens`
  const outputCostFormatted = `$${pricing.outputCostPer1kTokens} per 1K tokens`
  return { id, label, ...described, pricing: { ...pricing, inputCostFormatted, outputCostFormatted } }
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
