import { expect, test } from 'vitest'
import { emulatorWith, get, json, post } from '../../support/genesys.ts'

const assistant = { name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }
const copilot = { enabled: true, liveOnQueue: true, defaultLanguage: 'en-US' }

test('lists only the assistants of a tier', async () => {
  const emulator = emulatorWith({
    assistants: [
      { name: 'With', copilot },
      { name: 'Off', copilot: { ...copilot, enabled: false } },
      { name: 'Without' },
    ],
  })
  const namesIn = async (query: string) => {
    const { entities } = await json<'AssistantListing'>(await get(emulator, `/api/v2/assistants?${query}`))
    return entities.map(({ name }) => name)
  }

  expect(await namesIn('tier=Copilot')).toEqual(['With'])
  expect(await namesIn('tier=AgentAssist')).toEqual(['Off', 'Without'])
  expect(await namesIn('tier=AgentAssist&name=with')).toEqual([])
  expect((await get(emulator, '/api/v2/assistants?tier=copilot')).status).toBe(400)
})

test('accepts the vendors and languages that newer versions of the API added', async () => {
  const emulator = emulatorWith({})
  const languages = ['fil-PH', 'ms-MY', 'he-IL', 'el-GR']
  const configs = [
    { vendorName: 'GenesysKnowledgeV3' },
    ...languages.map((languageCode) => ({ knowledgeBase: { id: 'a', languageCode } })),
    ...languages.map((languageCode) => ({ knowledgeBases: [{ id: 'a', languageCode }] })),
  ].map((config) => ({ vendorName: 'GenesysKnowledge', ...config }))

  for (const [i, knowledgeSuggestionConfig] of configs.entries()) {
    const body = { ...assistant, name: `Desk ${i}`, knowledgeSuggestionConfig }
    const response = await post(emulator, '/api/v2/assistants', body)

    expect(response.status).toBe(200)
    expect(await json<'Assistant'>(response)).toMatchObject(body)
  }
  const unknown = { ...assistant, knowledgeSuggestionConfig: { vendorName: 'Oracle' } }
  expect((await post(emulator, '/api/v2/assistants', unknown)).status).toBe(400)
})

test('rejects a Dialogflow profile in a language that the vendor does not list', async () => {
  const emulator = emulatorWith({})
  const withLanguage = (languageCode: string) => ({
    ...assistant,
    name: languageCode,
    googleDialogflowConfig: { conversationProfiles: [{ languageCode, name: 'profile' }] },
  })

  expect((await post(emulator, '/api/v2/assistants', withLanguage('en-IN'))).status).toBe(200)
  expect((await post(emulator, '/api/v2/assistants', withLanguage('de-DE'))).status).toBe(400)
})

const condition = { conditionType: 'ConversationStart', conditionValues: [] }
const action = { actionType: 'Checklist', attributes: { id: '1' } }

function times<T>(length: number, item: T): T[] {
  return Array.from({ length }, () => item)
}

/** Returns a copilot with one rule. */
function withRule(rule: object): object {
  return {
    ruleEngineConfig: { rules: [{ enabled: true, rule: { conditions: [condition], actions: [action], ...rule } }] },
  }
}

function withFallback(actionType: string): object {
  return { ruleEngineConfig: { rules: [], fallback: { enabled: true, actions: [{ actionType }] } } }
}

function withDomain(domain: object): object {
  return { nluConfig: { domain: { id: 'domain', ...domain }, intentConfidenceThreshold: 0.5 } }
}

/** Creates an assistant with a copilot from a scenario, and returns the copilot that the API returns. */
async function copilotOf(settings: object): Promise<unknown> {
  const emulator = emulatorWith({ assistants: [{ name: 'Desk', copilot: { ...copilot, ...settings } }] })
  const { entities } = await json<'AssistantListing'>(await get(emulator, '/api/v2/assistants?expand=copilot'))
  return entities[0]?.copilot
}

test('bounds the conditions, actions and attributes of a copilot rule', async () => {
  const most = withRule({ conditions: times(100, condition), actions: times(100, action) })
  const attributes = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`a${i}`, 'b']))

  expect(await copilotOf(most)).toMatchObject(most)
  await expect(copilotOf(withRule({ conditions: [] }))).rejects.toThrow(/conditions/)
  await expect(copilotOf(withRule({ actions: [] }))).rejects.toThrow(/actions/)
  await expect(copilotOf(withRule({ conditions: times(101, condition) }))).rejects.toThrow(/conditions/)
  await expect(copilotOf(withRule({ actions: times(101, action) }))).rejects.toThrow(/actions/)
  await expect(copilotOf(withRule({ actions: [{ ...action, attributes }] }))).rejects.toThrow(/attributes/)
})

test('allows a search only in the fallback of a copilot, and a checklist only in a rule', async () => {
  expect(await copilotOf(withFallback('KnowledgeSearch'))).toMatchObject(withFallback('KnowledgeSearch'))
  expect(await copilotOf(withRule({}))).toMatchObject(withRule({}))
  await expect(copilotOf(withFallback('Checklist'))).rejects.toThrow(/actionType/)
  await expect(copilotOf(withRule({ actions: [{ actionType: 'KnowledgeSearch' }] }))).rejects.toThrow(/actionType/)
})

test('requires a version of a language model that does not use the latest one', async () => {
  const latest = withDomain({ useLatestVersion: true })
  const second = withDomain({ useLatestVersion: false, version: { id: '2' } })

  expect(await copilotOf(latest)).toMatchObject(latest)
  expect(await copilotOf(second)).toMatchObject(second)
  await expect(copilotOf(withDomain({ useLatestVersion: false }))).rejects.toThrow(/version/)
})
