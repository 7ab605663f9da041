import { expect, test } from 'vitest'
import { asCaller, emulatorWith, json, rejection } from '../../support/singularity.ts'

const agent = { name: 'Support Agent', llmProvider: 'openai', llmModel: 'gpt-4o' }

/** The models that the pages published with the reference page mention, by provider. */
const MENTIONED = {
  openai: ['gpt-5', 'gpt-4o', 'gpt-4o-mini', 'gpt-4-turbo', 'o1', 'o3', 'o3-mini'],
  anthropic: ['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5', 'claude-3-5-sonnet', 'claude-3-5-haiku'],
  google: [
    'gemini-3-pro-preview',
    'gemini-2.5-pro',
    'gemini-2.5-flash',
    'gemini-2.0-flash',
    'gemini-1.5-pro',
    'gemini-1.5-flash',
  ],
}

test('offers the models that the scenario declares', async () => {
  const { post, get } = asCaller(emulatorWith({ models: [{ provider: 'google', id: 'one' }] }))

  expect(await json<'ModelList'>(await get('/api/models'))).toEqual({ data: [{ provider: 'google', id: 'one' }] })
  expect((await post('/api/assistants', { ...agent, llmProvider: 'google', llmModel: 'one' })).status).toBe(201)
  expect(await rejection(await post('/api/assistants', agent))).toMatchObject({ code: 'INVALID_PROVIDER' })
})

test("lists exactly the models that the vendor's pages mention, and accepts each of them", async () => {
  const { post, get } = asCaller(emulatorWith({ profile: { nameUnique: false } }))

  for (const [llmProvider, models] of Object.entries(MENTIONED)) {
    const { data } = await json<'ModelList'>(await get(`/api/models?provider=${llmProvider}`))
    expect(data.map(({ id }) => id).toSorted()).toEqual(models.toSorted())
    for (const llmModel of models) {
      expect((await post('/api/assistants', { ...agent, llmProvider, llmModel })).status, llmModel).toBe(201)
    }
  }
})

test('lists the models of one provider', async () => {
  const { get } = asCaller(emulatorWith({}))

  const { data } = await json<'ModelList'>(await get('/api/models?provider=google'))

  expect(data.length).toBeGreaterThan(0)
  expect(new Set(data.map(({ provider }) => provider))).toEqual(new Set(['google']))
  expect(await rejection(await get('/api/models?provider=acme'))).toMatchObject({
    status: 400,
    code: 'INVALID_PROVIDER',
    details: [{ field: 'provider' }],
  })
})

test('groups the models by provider if modelsReply is grouped', async () => {
  const { get } = asCaller(emulatorWith({ profile: { modelsReply: 'grouped' } }))

  const groups = await json<'ModelGroups'>(await get('/api/models'))

  expect(Object.keys(groups)).toEqual(['openai', 'anthropic', 'google'])
  expect(groups.openai?.find(({ id }) => id === 'gpt-4o')).toEqual({
    id: 'gpt-4o',
    label: 'gpt-4o',
    pricing: {
      inputCostPer1kTokens: 0.0025,
      outputCostPer1kTokens: 0.01,
      inputCostFormatted: '$0.0025 per 1K tokens',
      outputCostFormatted: '$0.01 per 1K tokens',
    },
  })
  expect(Object.keys(await json<'ModelGroups'>(await get('/api/models?provider=google')))).toEqual(['google'])
})

test('lists the models of February 2026 if models is 2026-02', async () => {
  const { get, post } = asCaller(emulatorWith({ profile: { models: '2026-02' } }))

  const { data } = await json<'ModelList'>(await get('/api/models?provider=openai'))

  const listed = ['gpt-5', 'o3', 'gpt-5.2', 'gpt-5.1', 'gpt-5-mini', 'gpt-5-nano', 'o3-pro', 'o4-mini']
  expect(data.map(({ id }) => id).toSorted()).toEqual(listed.toSorted())
  // A model that is no longer listed is still accepted.
  expect((await post('/api/assistants', agent)).status).toBe(201)
})
