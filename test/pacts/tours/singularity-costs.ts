import type { Client as Typed } from 'openapi-fetch'
import type { operations, paths } from '../../../src/generated/singularity/types.ts'
import type { ClientPaths } from '../client-paths.ts'
import type { Calls } from '../tour.ts'

type Client = Typed<ClientPaths<paths>>

interface Ids {
  readonly assistantId: string
}

type CostOperations = Pick<
  operations,
  'listCosts' | 'readCostSummary' | 'listDailyCosts' | 'readAssistantCosts' | 'readModelCosts'
>

const PERIOD = { startDate: '2020-01-01', endDate: '2099-12-31' }

/** Calls about costs. */
export const costCalls: Calls<CostOperations, Client, Ids> = {
  listCosts: (api) => api.GET('/api/costs', { params: { query: { provider: 'openai', ...PERIOD } } }),
  readCostSummary: (api) => api.GET('/api/costs/summary', { params: { query: PERIOD } }),
  listDailyCosts: (api) => api.GET('/api/costs/daily', { params: { query: PERIOD } }),
  readAssistantCosts: (api, { assistantId }) =>
    api.GET('/api/costs/by-assistant/{assistantId}', { params: { path: { assistantId }, query: PERIOD } }),
  readModelCosts: (api) => api.GET('/api/costs/by-model/{model}', { params: { path: { model: 'gpt-4o' } } }),
}

/** Sends every request about costs that succeeds. */
export async function runCosts(api: Client, ids: Ids): Promise<void> {
  for (const call of Object.values(costCalls)) await call(api, ids)
}

/** Sends requests about costs that the vendor rejects. */
export async function runInvalidCosts(api: Client, { assistantId }: Ids): Promise<void> {
  const query = { startDate: '2026-02-01', endDate: '2026-01-01' }
  await api.GET('/api/costs', { params: { query } })
  await api.GET('/api/costs/summary', { params: { query } })
  await api.GET('/api/costs/daily', { params: { query } })
  await api.GET('/api/costs/by-assistant/{assistantId}', { params: { path: { assistantId }, query } })
  await api.GET('/api/costs/by-model/{model}', { params: { path: { model: 'gpt-0' } } })
}
