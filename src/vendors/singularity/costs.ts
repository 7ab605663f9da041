import type { Immutable } from '../../engine/vendor/immutable.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { type Assistant, type Cost, modelKey, type Schemas, type SingularityWorld } from './collections.ts'

/** An execution, as its cost depends on it. */
export interface BilledExecution {
  readonly assistant: Assistant
  readonly usage: Pick<Schemas['Usage'], 'inputTokens' | 'outputTokens'>
  /** milliseconds */
  readonly duration: number
}

/** The server's prices of a model that it does not know. */
const UNKNOWN_MODEL = { inputCostPer1kTokens: 0.001, outputCostPer1kTokens: 0.002 }

/** Returns the cost of an execution, without its id and time. */
export function costOf(
  { models }: Pick<SingularityWorld, 'models'>,
  { assistant, usage, duration }: BilledExecution,
): Omit<Cost, 'id' | 'createdAt'> {
  const { id: assistantId, name: assistantName, companyId, llmModel: model, llmProvider: provider } = assistant
  const { inputTokens, outputTokens } = usage
  const price = models.get(modelKey(provider, model))?.pricing ?? UNKNOWN_MODEL
  const cost = inputTokens * price.inputCostPer1kTokens + outputTokens * price.outputCostPer1kTokens
  const totalTokens = inputTokens + outputTokens
  const tokens = { inputTokens, outputTokens, totalTokens }
  return { companyId, assistantId, assistantName, model, provider, ...tokens, cost: rounded(cost / 1000), duration }
}

/** Filters of costs. */
export interface CostFilter {
  readonly companyId: string
  readonly startDate?: string | undefined
  readonly endDate?: string | undefined
  readonly assistantId?: string | undefined
  readonly model?: string | undefined
  readonly provider?: string | undefined
}

/**
 * Returns the costs of a company that a filter selects, oldest first.
 *
 * @throws Problem `invalid` if a date is not valid, or if the range ends before it starts
 */
export function costsOf({ costs }: Pick<SingularityWorld, 'costs'>, filter: CostFilter): readonly Cost[] {
  const { companyId, assistantId, model, provider } = filter
  const { start, end } = periodOf(filter)
  const where = (cost: Cost) => {
    const at = Date.parse(cost.createdAt)
    if (at < start || at > end) return false
    return matches(cost.assistantId, assistantId) && matches(cost.model, model) && matches(cost.provider, provider)
  }
  return costs
    .list({ index: ['company', companyId], where })
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
}

function matches(value: string, wanted: string | undefined): boolean {
  return wanted === undefined || value === wanted
}

/** A period in ms since 1970, both ends included. */
interface Period {
  readonly start: number
  readonly end: number
}

/** Returns the period between two dates. A date without a time starts or ends with its day. */
export function periodOf({ startDate, endDate }: Pick<CostFilter, 'startDate' | 'endDate'>): Period {
  const start = startDate === undefined ? -Infinity : instantOf('startDate', startDate)
  const end =
    endDate === undefined ? Infinity : instantOf('endDate', isDay(endDate) ? `${endDate}T23:59:59.999Z` : endDate)
  if (start <= end) return { start, end }
  const finding = { in: 'query', at: 'startDate', keyword: 'range', message: 'must not be after endDate' } as const
  const message = 'The range of dates ends before it starts: send a startDate that is not after the endDate'
  throw new Problem('invalid', message, { findings: [finding], reason: 'INVALID_DATE_RANGE' })
}

function instantOf(at: string, value: string): number {
  const millis = Date.parse(value)
  if (!Number.isNaN(millis)) return millis
  const finding = { in: 'query', at, keyword: 'format', message: 'must be an existing date', value } as const
  throw new Problem('invalid', `query ${at} must be an existing date, got "${value}"`, { findings: [finding] })
}

function isDay(value: string): boolean {
  return !value.includes('T')
}

/** Returns the sums of costs. */
export function figuresOf(costs: readonly Cost[]): Schemas['CostFigures'] {
  const cost = rounded(costs.reduce((sum, one) => sum + one.cost, 0))
  const tokens = costs.reduce((sum, { totalTokens }) => Math.min(sum + totalTokens, Number.MAX_SAFE_INTEGER), 0)
  return { cost, tokens, requests: costs.length }
}

/** Returns the sums of costs under the names of a total. */
export function totalsOf(costs: readonly Cost[]) {
  const { cost, tokens, requests } = figuresOf(costs)
  return { totalCost: cost, totalTokens: tokens, totalRequests: requests }
}

/** Groups costs by a value, in the order in which the values occur. */
export function groupCosts(costs: readonly Cost[], by: (cost: Cost) => string): [string, readonly Cost[]][] {
  return [...Map.groupBy(costs, by)]
}

/** Returns the sums of each assistant under its last name, the highest cost first. */
export function byAssistant(costs: readonly Cost[]): ({ id: string; name: string } & Schemas['CostFigures'])[] {
  return groupCosts(costs, ({ assistantId }) => assistantId)
    .map(([id, own]) => ({ id, name: own.at(-1)?.assistantName ?? '', ...figuresOf(own) }))
    .toSorted((a, b) => b.cost - a.cost)
}

/** Returns the day of a cost, in UTC. */
export function dayOf({ createdAt }: Cost): string {
  return createdAt.slice(0, 10)
}

/** Returns a cost as the API shows it. */
export function toCost({ companyId: _, ...shown }: Cost): Immutable<Schemas['Cost']> {
  return shown
}

/** Rounds an amount to a hundred millionth of a dollar, because sums of decimal fractions are not exact. */
export function rounded(amount: number): number {
  return Math.round(amount * 1e8) / 1e8
}
