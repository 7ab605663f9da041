import { expect, test } from 'vitest'
import { createClient } from '../../support/asking.ts'
import { asCaller, emulatorWith, json, KEY, NOW, rejection } from '../../support/singularity.ts'

const AGENT = '681b41850f470a9a746f280e'
const HISTORY = `/api/assistants/${AGENT}/prompt-history`

/** Creates an assistant with these prompts, and functions that read and change its history. */
function agentWith(prompts: readonly unknown[]) {
  const emulator = emulatorWith({ assistants: [{ id: AGENT, name: 'Support Agent', prompts }] })
  const { get, put, post } = asCaller(emulator)
  const versions = async (query = '') => (await json<'PromptVersionList'>(await get(HISTORY + query))).versions
  const setPrompt = async (llmPrompt: string | null) => {
    return json<'Assistant'>(await put(`/api/assistants/${AGENT}`, { llmPrompt }))
  }
  return { emulator, get, put, post, versions, setPrompt }
}

test('starts the prompt history with the first prompt', async () => {
  const { post, get } = asCaller(emulatorWith({}))
  const versionsOfNew = async (llmPrompt?: string | null) => {
    const body = { name: `Agent ${llmPrompt}`, llmProvider: 'openai', llmModel: 'gpt-4o', llmPrompt }
    const { id } = await json<'Assistant'>(await post('/api/assistants', body))
    return (await json<'PromptVersionList'>(await get(`/api/assistants/${id}/prompt-history`))).versions
  }

  const initial = { version: 1, changeType: 'initial', createdAt: NOW }
  expect(await versionsOfNew('Be kind.')).toMatchObject([initial])
  expect(await versionsOfNew()).toEqual([])
  expect(await versionsOfNew('')).toEqual([])
})

test('marks a first prompt that an update adds as initial', async () => {
  const { setPrompt, versions } = agentWith([])

  await setPrompt('Be kind.')
  await setPrompt('Be brief.')

  expect((await versions()).map(({ changeType }) => changeType)).toEqual(['update', 'initial'])
})

test('adds a version only if the prompt changes', async () => {
  const { setPrompt, put, versions } = agentWith(['Be kind.'])

  await put(`/api/assistants/${AGENT}`, { name: 'Renamed' })
  await setPrompt('Be kind.')
  await setPrompt('')
  expect(await versions()).toHaveLength(1)

  expect((await setPrompt('Be brief.')).llmPrompt).toBe('Be brief.')
  expect(await versions()).toHaveLength(2)
})

test('names the version in the message of a missing version', async () => {
  const { get } = agentWith(['One.'])

  expect((await rejection(await get(`${HISTORY}/7`))).message).toBe('Version 7 not found')
})

test('adds a version on rollback and keeps the earlier ones', async () => {
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

test('adds a version on rollback to the current prompt', async () => {
  const { post, versions } = agentWith(['One.'])

  await post(`${HISTORY}/1/rollback`)

  expect((await versions()).map(({ changeType }) => changeType)).toEqual(['rollback', 'initial'])
})

test('lists the newest version first', async () => {
  const { versions } = agentWith(['One.', 'Two.', { rollback: 1 }])

  expect((await versions()).map(({ version, changeType }) => [version, changeType])).toEqual([
    [3, 'rollback'],
    [2, 'update'],
    [1, 'initial'],
  ])
})

test('lists a part of the history with limit and offset', async () => {
  const { get, versions } = agentWith(Array.from({ length: 30 }, (_, i) => `Prompt ${i}.`))
  const numbers = async (query: string) => (await versions(query)).map(({ version }) => version)

  expect(await numbers('')).toHaveLength(30)
  expect(await numbers('?limit=2&offset=1')).toEqual([29, 28])
  expect(await numbers('?offset=28')).toEqual([2, 1])
  expect((await get(`${HISTORY}?limit=0`)).status).toBe(400)
})

test("returns the size of each version's prompt", async () => {
  const { versions } = agentWith(['One line.\nAnd another\n'])

  expect((await versions())[0]?.metadata).toEqual({ characterCount: 22, lineCount: 3, tokenEstimate: 6 })
})

test('describes an update by its character counts', async () => {
  const { setPrompt, versions } = agentWith(['12345'])

  await setPrompt('12345678')

  expect((await versions())[0]?.changeDescription).toBe('Prompt updated (character count: 5 → 8)')
})

test('returns no versions for an assistant without a prompt', async () => {
  const { versions, get, post } = agentWith([])

  expect(await versions()).toEqual([])
  expect(await rejection(await get(`${HISTORY}/1`))).toMatchObject({ status: 404, code: 'VERSION_NOT_FOUND' })
  expect((await post(`${HISTORY}/1/rollback`)).status).toBe(404)
})

test('rejects a version that is not a whole number or does not exist', async () => {
  const { get, post } = agentWith(['One.'])

  for (const invalid of ['one', '1.5', '1e0']) {
    const expected = { status: 400, code: 'VALIDATION_ERROR', details: [{ field: 'version' }] }
    expect(await rejection(await get(`${HISTORY}/${invalid}`)), invalid).toMatchObject(expected)
    expect(await rejection(await post(`${HISTORY}/${invalid}/rollback`)), invalid).toMatchObject(expected)
  }
  for (const missing of ['0', '-1', '2']) {
    const expected = { status: 404, code: 'VERSION_NOT_FOUND' }
    expect(await rejection(await get(`${HISTORY}/${missing}`)), missing).toMatchObject(expected)
    expect(await rejection(await post(`${HISTORY}/${missing}/rollback`)), missing).toMatchObject(expected)
  }
})

test('routes compare and statistics to their own operations', async () => {
  const { get } = agentWith(['One.', 'Two.'])

  expect(await (await get(`${HISTORY}/compare?v1=1&v2=2`)).json()).toHaveProperty('diff')
  expect(await (await get(`${HISTORY}/statistics`)).json()).toHaveProperty('totalVersions')
})

test('rejects a comparison without two valid versions', async () => {
  const { get } = agentWith(['One.'])

  for (const [query, field] of [
    ['v1=1', 'v2'],
    ['v2=1', 'v1'],
    ['v1=1&v2=two', 'v2'],
  ]) {
    const expected = { status: 400, code: 'VALIDATION_ERROR', details: [{ field }] }
    expect(await rejection(await get(`${HISTORY}/compare?${query}`))).toMatchObject(expected)
  }
  const expected = { status: 404, code: 'VERSION_NOT_FOUND' }
  expect(await rejection(await get(`${HISTORY}/compare?v1=1&v2=2`))).toMatchObject(expected)
})

test('finds no difference between a version and itself', async () => {
  const { get } = agentWith(['One.\nTwo.'])

  const { diff } = await json<'PromptComparison'>(await get(`${HISTORY}/compare?v1=1&v2=1`))

  expect(diff).toEqual({ added: [], removed: [], characterDelta: 0 })
})

test('returns the lines added and removed between two versions', async () => {
  const { get } = agentWith(['Be kind.\nBe brief.\nNever guess.', 'Be kind.\nBe exact.\nNever guess.\nSay goodbye.'])

  const comparison = await json<'PromptComparison'>(await get(`${HISTORY}/compare?v1=1&v2=2`))

  expect(comparison).toEqual({
    v1: { version: 1, prompt: 'Be kind.\nBe brief.\nNever guess.' },
    v2: { version: 2, prompt: 'Be kind.\nBe exact.\nNever guess.\nSay goodbye.' },
    diff: { added: ['Be exact.', 'Say goodbye.'], removed: ['Be brief.'], characterDelta: 13 },
  })
})

test('counts the versions of each change type', async () => {
  const { emulator, get, post, setPrompt } = agentWith(['1234', '123456', { rollback: 1 }])
  emulator.clock.advance('1h')
  await setPrompt('123')
  await post(`${HISTORY}/2/rollback`)

  expect(await json<'PromptStatistics'>(await get(`${HISTORY}/statistics`))).toEqual({
    totalVersions: 5,
    changeTypes: { initial: 1, update: 2, rollback: 2 },
    averageCharacterCount: 5,
    lastUpdated: '2026-01-15T10:00:00Z',
  })
})

test('returns zeros as the statistics of an empty history', async () => {
  const { get } = agentWith([])

  expect(await json<'PromptStatistics'>(await get(`${HISTORY}/statistics`))).toEqual({
    totalVersions: 0,
    changeTypes: { initial: 0, update: 0, rollback: 0 },
    averageCharacterCount: 0,
    lastUpdated: null,
  })
})

test('adds a version for each of two hundred concurrent updates', async () => {
  const { emulator, versions, get } = agentWith(['The first.'])
  const { url, close } = await emulator.listen({ port: 0 })
  try {
    const { put } = createClient({ fetch: (path, init) => fetch(url + path, init) }, { authorization: `Bearer ${KEY}` })
    const prompts = Array.from({ length: 200 }, (_, i) => `Prompt ${i}.`)

    const responses = await Promise.all(prompts.map((llmPrompt) => put(`/api/assistants/${AGENT}`, { llmPrompt })))

    expect(responses.map(({ status }) => status)).toEqual(prompts.map(() => 200))
  } finally {
    await close()
  }
  const written = (await versions()).toReversed()
  expect(written.map(({ version }) => version)).toEqual(Array.from({ length: 201 }, (_, i) => i + 1))
  const stored = await Promise.all(
    written.map(async ({ version }) => json<'PromptVersionDetail'>(await get(`${HISTORY}/${version}`))),
  )
  expect(new Set(stored.map(({ prompt }) => prompt)).size).toBe(201)
  const { llmPrompt } = await json<'Assistant'>(await get(`/api/assistants/${AGENT}`))
  expect(llmPrompt).toBe(stored.at(-1)?.prompt)
})
