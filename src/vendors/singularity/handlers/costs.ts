import { byAssistant, costsOf, dayOf, figuresOf, groupCosts, periodOf, rounded, toCost, totalsOf } from '../costs.ts'
import { toPage } from '../listing.ts'
import { rejectUnknownModel } from '../models.ts'
import { resolveAssistant } from '../resolve-assistant.ts'
import type { Singularity } from '../singularity.ts'
import { toTimestamp } from '../timestamp.ts'

export const costs = {
  listCosts: (context) => {
    const { world, query, caller } = context
    const found = costsOf(world, { companyId: caller.companyId, ...query })
    return toPage(context, found.toReversed(), toCost)
  },

  readCostSummary: ({ world, query, caller: { companyId } }) => {
    const found = costsOf(world, { companyId, ...query })
    const { start, end } = periodOf(query)
    return {
      ...totalsOf(found),
      byModel: figuresBy(found, ({ model }) => model),
      byProvider: figuresBy(found, ({ provider }) => provider),
      byAssistant: byAssistant(found),
      period: { startDate: timestampOf(start), endDate: timestampOf(end) },
    }
  },

  listDailyCosts: ({ world, query, caller: { companyId } }) => {
    const found = costsOf(world, { companyId, ...query })
    const days = groupCosts(found, dayOf).map(([date, own]) => ({ date, ...figuresOf(own) }))
    return { days, total: figuresOf(found) }
  },

  readAssistantCosts: ({ world, path, query, caller: { companyId }, profile }) => {
    const { id, name } = resolveAssistant(world, companyId, path.assistantId, profile)
    const found = costsOf(world, { companyId, ...query, assistantId: id })
    const byModel = groupCosts(found, ({ model }) => model).map(([model, own]) => {
      const { cost, tokens } = figuresOf(own)
      return [model, { cost, tokens }] as const
    })
    const daily = groupCosts(found, dayOf).map(([date, own]) => ({ date, cost: figuresOf(own).cost }))
    return { assistant: { id, name }, ...totalsOf(found), byModel: Object.fromEntries(byModel), daily }
  },

  readModelCosts: ({ world, path: { model }, caller: { companyId } }) => {
    const found = costsOf(world, { companyId, model })
    if (found.length === 0) rejectUnknownModel(world, model)
    const totals = totalsOf(found)
    const requests = Math.max(1, totals.totalRequests)
    return {
      model,
      ...totals,
      averageCostPerRequest: rounded(totals.totalCost / requests),
      averageTokensPerRequest: rounded(totals.totalTokens / requests),
      byAssistant: byAssistant(found).map(({ id, name, cost }) => ({ id, name, cost })),
    }
  },
} satisfies Partial<Singularity>

function figuresBy(...[found, by]: Parameters<typeof groupCosts>) {
  return Object.fromEntries(groupCosts(found, by).map(([value, own]) => [value, figuresOf(own)]))
}

function timestampOf(millis: number): string {
  return toTimestamp(new Date(millis).toISOString())
}
