import { expect, test } from 'vitest'
import { asking } from '../../support/asking.ts'
import { asCaller, emulatorWith, json, KEY, NOW, refusal } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const HISTORY = `/api/assistants/${AGENT}/prompt-history`

/** Asks about an assistant that has had these prompts. */
function agentWith(prompts: readonly unknown[]) {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Support Agent', prompts }] })
  const { get, put, post } = asCaller(emulator)
  const versions = async (query = '') => (await json<'PromptVersionList'>(await get(HISTORY + query))).versions
  const say = async (llmPrompt: string | null) => {
    return json<'Assistant'>(await put(`/api/assistants/${AGENT}`, { llmPrompt }))
  }
  return { emulator, get, put, post, versions, say }
}

test('a history begins with the first prompt', async () => {
  const { post, get } = asCaller(emulatorWith({}))
  const made = async (llmPrompt?: string | null) => {
    const body = { name: `Agent ${llmPrompt}`, llmProvider: 'openai', llmModel: 'gpt-4o', llmPrompt }
    const { id } = await json<'Assistant'>(await post('/api/assistants', body))
    return (await json<'PromptVersionList'>(await get(`/api/assistants/${id}/prompt-history`))).versions
  }

  const initial = { version: 1, changeType: 'initial', createdAt: NOW }
  expect(await made('Be kind.')).toMatchObject([initial])
  expect(await made()).toEqual([])
  expect(await made('')).toEqual([])
})

test('the first prompt that comes later is the initial one', async () => {
  const { say, versions } = agentWith([])

  await say('Be kind.')
  await say('Be brief.')

  expect((await versions()).map(({ changeType }) => changeType)).toEqual(['update', 'initial'])
})

test('only a changed prompt writes a version', async () => {
  const { say, put, versions } = agentWith(['Be kind.'])

  await put(`/api/assistants/${AGENT}`, { name: 'Renamed' })
  await say('Be kind.')
  expect((await say('')).llmPrompt).toBe('Be kind.')
  expect((await say(null)).llmPrompt).toBe('Be kind.')
  expect(await versions()).toHaveLength(1)

  expect((await say('Be brief.')).llmPrompt).toBe('Be brief.')
  expect(await versions()).toHaveLength(2)
})

test('a rollback adds a version and takes none away', async () => {
  const { emulator, get, post, versions } = agentWith(['One.', 'Two.', 'Three.'])
  emulator.clock.advance('1h')

  const rollback = await json<'Rollback'>(await post(`${HISTORY}/1/rollback`))

  const changeDescription = 'Rolled back to version 1'
  expect(rollback).toEqual({ success: true, newVersion: 4, changeType: 'rollback', changeDescription })
  expect((await versions()).map(({ version }) => version)).toEqual([4, 3, 2, 1])
  const added = await json<'PromptVersionDetail'>(await get(`${HISTORY}/4`))
  const createdAt = '2026-01-15T10:00:00Z'
  expect(added).toEqual({ version: 4, prompt: 'One.', changeType: 'rollback', changeDescription, createdAt })
  const assistant = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  expect(assistant).toMatchObject({ llmPrompt: 'One.', updatedAt: createdAt })
})

test('a rollback to the present prompt adds a version too', async () => {
  const { post, versions } = agentWith(['One.'])

  await post(`${HISTORY}/1/rollback`)

  expect((await versions()).map(({ changeType }) => changeType)).toEqual(['rollback', 'initial'])
})

test('the newest version is listed first', async () => {
  const { versions } = agentWith(['One.', 'Two.', { rollback: 1 }])

  expect((await versions()).map(({ version, changeType }) => [version, changeType])).toEqual([
    [3, 'rollback'],
    [2, 'update'],
    [1, 'initial'],
  ])
})

test('a part of the history can be listed', async () => {
  const { get, versions } = agentWith(Array.from({ length: 30 }, (_, i) => `Prompt ${i}.`))
  const numbers = async (query: string) => (await versions(query)).map(({ version }) => version)

  expect(await numbers('')).toHaveLength(30)
  expect(await numbers('?limit=2&offset=1')).toEqual([29, 28])
  expect(await numbers('?offset=28')).toEqual([2, 1])
  expect((await get(`${HISTORY}?limit=0`)).status).toBe(400)
})

test('a version tells the size of its prompt', async () => {
  const { versions } = agentWith(['One line.\nAnd another\n'])

  expect((await versions())[0]?.metadata).toEqual({ characterCount: 22, lineCount: 3, tokenEstimate: 6 })
})

test('an update is described by its character counts', async () => {
  const { say, versions } = agentWith(['12345'])

  await say('12345678')

  expect((await versions())[0]?.changeDescription).toBe('Prompt updated (character count: 5 → 8)')
})

test('an assistant without a prompt has no history', async () => {
  const { versions, get, post } = agentWith([])

  expect(await versions()).toEqual([])
  expect(await refusal(await get(`${HISTORY}/1`))).toMatchObject({ status: 404, code: 'VERSION_NOT_FOUND' })
  expect((await post(`${HISTORY}/1/rollback`)).status).toBe(404)
})

test('a version must be a number, and one that there is', async () => {
  const { get, post } = agentWith(['One.'])

  for (const wrong of ['one', '1.5', '1e0']) {
    const refused = { status: 400, code: 'VALIDATION_ERROR', details: [{ field: 'version' }] }
    expect(await refusal(await get(`${HISTORY}/${wrong}`)), wrong).toMatchObject(refused)
    expect(await refusal(await post(`${HISTORY}/${wrong}/rollback`)), wrong).toMatchObject(refused)
  }
  for (const absent of ['0', '-1', '2']) {
    const refused = { status: 404, code: 'VERSION_NOT_FOUND' }
    expect(await refusal(await get(`${HISTORY}/${absent}`)), absent).toMatchObject(refused)
    expect(await refusal(await post(`${HISTORY}/${absent}/rollback`)), absent).toMatchObject(refused)
  }
})

test('compare and statistics are no versions', async () => {
  const { get } = agentWith(['One.', 'Two.'])

  expect(await (await get(`${HISTORY}/compare?v1=1&v2=2`)).json()).toHaveProperty('diff')
  expect(await (await get(`${HISTORY}/statistics`)).json()).toHaveProperty('totalVersions')
})

test('a comparison needs two versions', async () => {
  const { get } = agentWith(['One.'])

  for (const [query, field] of [
    ['v1=1', 'v2'],
    ['v2=1', 'v1'],
    ['v1=1&v2=two', 'v2'],
  ]) {
    const refused = { status: 400, code: 'VALIDATION_ERROR', details: [{ field }] }
    expect(await refusal(await get(`${HISTORY}/compare?${query}`))).toMatchObject(refused)
  }
  const refused = { status: 404, code: 'VERSION_NOT_FOUND' }
  expect(await refusal(await get(`${HISTORY}/compare?v1=1&v2=2`))).toMatchObject(refused)
})

test('a version does not differ from itself', async () => {
  const { get } = agentWith(['One.\nTwo.'])

  const { diff } = await json<'PromptComparison'>(await get(`${HISTORY}/compare?v1=1&v2=1`))

  expect(diff).toEqual({ added: [], removed: [], characterDelta: 0 })
})

test('a comparison tells lines added and removed', async () => {
  const { get } = agentWith(['Be kind.\nBe brief.\nNever guess.', 'Be kind.\nBe exact.\nNever guess.\nSay goodbye.'])

  const comparison = await json<'PromptComparison'>(await get(`${HISTORY}/compare?v1=1&v2=2`))

  expect(comparison).toEqual({
    v1: { version: 1, prompt: 'Be kind.\nBe brief.\nNever guess.' },
    v2: { version: 2, prompt: 'Be kind.\nBe exact.\nNever guess.\nSay goodbye.' },
    diff: { added: ['Be exact.', 'Say goodbye.'], removed: ['Be brief.'], characterDelta: 13 },
  })
})

test('the statistics add up', async () => {
  const { emulator, get, post, say } = agentWith(['1234', '123456', { rollback: 1 }])
  emulator.clock.advance('1h')
  await say('123')
  await post(`${HISTORY}/2/rollback`)

  expect(await json<'PromptStatistics'>(await get(`${HISTORY}/statistics`))).toEqual({
    totalVersions: 5,
    changeTypes: { initial: 1, update: 2, rollback: 2 },
    averageCharacterCount: 5,
    lastUpdated: '2026-01-15T10:00:00Z',
  })
})

test('the statistics of no history are zero', async () => {
  const { get } = agentWith([])

  expect(await json<'PromptStatistics'>(await get(`${HISTORY}/statistics`))).toEqual({
    totalVersions: 0,
    changeTypes: { initial: 0, update: 0, rollback: 0 },
    averageCharacterCount: 0,
    lastUpdated: null,
  })
})

test('two hundred updates at once lose nothing', async () => {
  const { emulator, versions, get } = agentWith(['The first.'])
  const { url, close } = await emulator.listen({ port: 0 })
  try {
    const { put } = asking({ fetch: (path, init) => fetch(url + path, init) }, { authorization: `Bearer ${KEY}` })
    const prompts = Array.from({ length: 200 }, (_, i) => `Prompt ${i}.`)

    const responses = await Promise.all(prompts.map((llmPrompt) => put(`/api/assistants/${AGENT}`, { llmPrompt })))

    expect(responses.map(({ status }) => status)).toEqual(prompts.map(() => 200))
  } finally {
    await close()
  }
  const written = (await versions()).toReversed()
  expect(written.map(({ version }) => version)).toEqual(Array.from({ length: 201 }, (_, i) => i + 1))
  const kept = await Promise.all(
    written.map(async ({ version }) => json<'PromptVersionDetail'>(await get(`${HISTORY}/${version}`))),
  )
  expect(new Set(kept.map(({ prompt }) => prompt)).size).toBe(201)
  const { llmPrompt } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  expect(llmPrompt).toBe(kept.at(-1)?.prompt)
})
