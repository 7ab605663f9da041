import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const OTHER = '681b41850f470a9a746f280f'
const PERIOD = 'startDate=2025-01-01&endDate=2025-01-31'

/** Creates two assistants with these costs. */
function clientWith(costs: readonly object[] = []) {
  const assistants = [
    { id: AGENT, name: 'Support Agent', llmProvider: 'openai', llmModel: 'gpt-4o' },
    { id: OTHER, name: 'Other Agent', llmProvider: 'anthropic', llmModel: 'claude-sonnet-4-5' },
  ]
  return asCaller(emulatorWith({ assistants, costs }))
}

const usage = { inputTokens: 1000, outputTokens: 100 }
const costs = [
  { id: 'one', assistant: 'Support Agent', ...usage, createdAt: '2025-01-01T00:00:00Z' },
  { id: 'two', assistant: 'Other Agent', ...usage, createdAt: '2025-01-15T12:00:00Z' },
  { id: 'three', assistant: 'Support Agent', ...usage, createdAt: '2025-01-31T23:59:59Z' },
  { id: 'four', assistant: 'Support Agent', ...usage, createdAt: '2025-02-01T00:00:00Z' },
]

test('records the cost of every execution', async () => {
  const rule = { usage: { inputTokens: 150, outputTokens: 45 }, latency: 3 }
  const assistants = [{ id: AGENT, name: 'Support Agent', llmProvider: 'openai', llmModel: 'gpt-4o' }]
  const { get, post } = asCaller(emulatorWith({ assistants, sessions: [{ id: 'a' }], executionRules: [rule] }))

  await post(`/api/assistants/${AGENT}/execute`, { userInput: 'One' })
  await post(`/api/assistant/${AGENT}/execute`, { userInput: 'Two' })
  await post('/api/sessions/a/messages', { content: 'Three' })

  const { data, meta } = await json<'CostPage'>(await get('/api/costs'))
  expect(meta.total).toBe(3)
  const id = expect.any(String)
  const tokens = { inputTokens: 150, outputTokens: 45, totalTokens: 195 }
  const assistant = { assistantId: AGENT, assistantName: 'Support Agent', model: 'gpt-4o', provider: 'openai' }
  // 150 × 0.0025 / 1000 + 45 × 0.01 / 1000
  expect(data[0]).toEqual({ id, ...assistant, ...tokens, cost: 0.000825, duration: 3, createdAt: NOW })
})

test('multiplies tokens by the prices of the model', async () => {
  const { get } = clientWith(costs)

  const { data } = await json<'CostPage'>(await get(`/api/costs?${PERIOD}`))

  expect(data.map(({ model, cost }) => [model, cost])).toEqual([
    ['gpt-4o', 0.0035],
    ['claude-sonnet-4-5', 0.0045],
    ['gpt-4o', 0.0035],
  ])
})

test('prices a model without a price like the server', async () => {
  const models = [{ provider: 'openai', id: 'new' }]
  const assistants = [{ id: AGENT, llmProvider: 'openai', llmModel: 'new' }]
  const { get } = asCaller(emulatorWith({ models, assistants, costs: [usage] }))

  expect((await json<'CostPage'>(await get('/api/costs'))).data).toMatchObject([{ cost: 0.0012 }])
})

test('lists fifty costs per page', async () => {
  const { get } = asCaller(emulatorWith({ assistants: [{}], generate: { costs: 51 } }))

  const page = await json<'CostPage'>(await get('/api/costs'))

  expect([page.data.length, page.meta]).toEqual([50, { page: 1, limit: 50, total: 51 }])
})

test('filters costs by date, assistant, model and provider', async () => {
  const { get } = clientWith(costs)
  const ids = async (query: string) => {
    return (await json<'CostPage'>(await get(`/api/costs?${query}`))).data.map(({ id }) => id)
  }

  expect(await ids('')).toEqual(['four', 'three', 'two', 'one'])
  expect(await ids('startDate=2025-01-15T12:00:00Z&endDate=2025-01-31T23:59:58Z')).toEqual(['two'])
  expect(await ids(`assistantId=${OTHER}`)).toEqual(['two'])
  expect(await ids('model=claude-sonnet-4-5')).toEqual(['two'])
  expect(await ids('provider=openai')).toEqual(['four', 'three', 'one'])
})

test('reads a date without a time as the whole day', async () => {
  const { get } = clientWith(costs)

  const summary = await json<'CostSummary'>(await get(`/api/costs/summary?${PERIOD}`))

  expect(summary.period).toEqual({ startDate: '2025-01-01T00:00:00Z', endDate: '2025-01-31T23:59:59Z' })
  expect(summary.totalRequests).toBe(3)
})

test('rejects a range of dates that ends before it starts', async () => {
  const { get } = clientWith()

  const invalid = { status: 400, code: 'INVALID_DATE_RANGE', details: [{ field: 'startDate' }] }
  const query = 'startDate=2025-02-01&endDate=2025-01-31'
  expect(await rejection(await get(`/api/costs?${query}`))).toMatchObject(invalid)
  expect(await rejection(await get(`/api/costs/daily?${query}`))).toMatchObject(invalid)
  for (const wrong of ['startDate=yesterday', 'startDate=2025-13-01', 'endDate=2025-01-31T00:00:00']) {
    expect(await rejection(await get(`/api/costs?${wrong}`)), wrong).toMatchObject({ code: 'VALIDATION_ERROR' })
  }
  expect(await rejection(await get('/api/costs/summary'))).toMatchObject({ code: 'VALIDATION_ERROR' })
})

test('returns sums that add up to the total cost', async () => {
  const { get } = clientWith(costs)

  const summary = await json<'CostSummary'>(await get(`/api/costs/summary?${PERIOD}`))

  const [openai, anthropic] = [
    { cost: 0.007, tokens: 2200, requests: 2 },
    { cost: 0.0045, tokens: 1100, requests: 1 },
  ]
  expect(summary).toMatchObject({ totalCost: 0.0115, totalTokens: 3300, totalRequests: 3 })
  expect(summary.byModel).toEqual({ 'gpt-4o': openai, 'claude-sonnet-4-5': anthropic })
  expect(summary.byProvider).toEqual({ openai, anthropic })
  expect(summary.byAssistant).toEqual([
    { id: AGENT, name: 'Support Agent', ...openai },
    { id: OTHER, name: 'Other Agent', ...anthropic },
  ])
})

test('returns the costs of each day and their total', async () => {
  const { get } = clientWith(costs)

  expect(await (await get('/api/costs/daily?startDate=2025-01-02&endDate=2025-01-31')).json()).toEqual({
    days: [
      { date: '2025-01-15', cost: 0.0045, tokens: 1100, requests: 1 },
      { date: '2025-01-31', cost: 0.0035, tokens: 1100, requests: 1 },
    ],
    total: { cost: 0.008, tokens: 2200, requests: 2 },
  })
})

test('returns the costs of an assistant by model and by day', async () => {
  const { get } = clientWith(costs)

  const expected = {
    assistant: { id: AGENT, name: 'Support Agent' },
    totalCost: 0.007,
    totalTokens: 2200,
    totalRequests: 2,
    byModel: { 'gpt-4o': { cost: 0.007, tokens: 2200 } },
    daily: [
      { date: '2025-01-01', cost: 0.0035 },
      { date: '2025-01-31', cost: 0.0035 },
    ],
  }
  expect(await (await get(`/api/costs/by-assistant/${AGENT}?${PERIOD}`)).json()).toEqual(expected)
  expect(await (await get(`/api/costs/by-assistant/Support%20Agent?${PERIOD}`)).json()).toEqual(expected)
  expect(await rejection(await get('/api/costs/by-assistant/nobody'))).toMatchObject({ code: 'ASSISTANT_NOT_FOUND' })
})

test('returns the average cost of a model per request', async () => {
  const { get } = clientWith(costs)

  expect(await (await get('/api/costs/by-model/gpt-4o')).json()).toEqual({
    model: 'gpt-4o',
    totalCost: 0.0105,
    totalTokens: 3300,
    totalRequests: 3,
    averageCostPerRequest: 0.0035,
    averageTokensPerRequest: 1100,
    byAssistant: [{ id: AGENT, name: 'Support Agent', cost: 0.0105 }],
  })
})

test('rejects the costs of an unknown model', async () => {
  const { get } = clientWith()

  expect(await rejection(await get('/api/costs/by-model/gpt-0'))).toMatchObject({ status: 400, code: 'INVALID_MODEL' })
  expect(await json<'ModelCosts'>(await get('/api/costs/by-model/o3'))).toMatchObject({ totalRequests: 0 })
})

test('keeps the costs of a deleted assistant', async () => {
  const { get, remove } = clientWith(costs)

  await remove(`/api/assistants/${OTHER}`)

  const { data } = await json<'CostPage'>(await get(`/api/costs?assistantId=${OTHER}`))
  expect(data).toMatchObject([{ assistantName: 'Other Agent' }])
})
