import { describe, expect, test } from 'vitest'
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

test.each<[string, object]>([
  ['a knowledge vendor', { knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledgeV3' } }],
  ...['fil-PH', 'ms-MY', 'he-IL', 'el-GR'].flatMap((languageCode): [string, object][] => [
    [
      `the language ${languageCode} of a knowledge base`,
      { knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge', knowledgeBase: { id: 'a', languageCode } } },
    ],
    [
      `the language ${languageCode} of several knowledge bases`,
      { knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge', knowledgeBases: [{ id: 'a', languageCode }] } },
    ],
  ]),
])('accepts %s that newer versions of the API added', async (_, changes) => {
  const response = await post(emulatorWith({}), '/api/v2/assistants', { ...assistant, ...changes })

  expect(response.status).toBe(200)
  expect(await json<'Assistant'>(response)).toMatchObject(changes)
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

describe('a copilot', () => {
  const condition = { conditionType: 'ConversationStart', conditionValues: [] }
  const action = { actionType: 'Checklist', attributes: { id: '1' } }
  const domain = { id: 'domain', useLatestVersion: true }
  const withRule = (rule: object) => ({ ruleEngineConfig: { rules: [{ enabled: true, rule }] } })
  const withDomain = (changes: object) => ({
    nluConfig: { domain: { ...domain, ...changes }, intentConfidenceThreshold: 0.5 },
  })
  const withFallback = (actionType: string) => ({
    ruleEngineConfig: { rules: [], fallback: { enabled: true, actions: [{ actionType }] } },
  })
  const manyAttributes = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`a${i}`, 'b']))

  test.each<[string, object]>([
    [
      '100 conditions and actions',
      withRule({ conditions: Array(100).fill(condition), actions: Array(100).fill(action) }),
    ],
    ['a search as a fallback', withFallback('KnowledgeSearch')],
    ['the latest version of a language model', withDomain({})],
    ['a version of a language model', withDomain({ useLatestVersion: false, version: { id: '1' } })],
  ])('may have %s', async (_, changes) => {
    const emulator = emulatorWith({ assistants: [{ name: 'Desk', copilot: { ...copilot, ...changes } }] })

    const { entities } = await json<'AssistantListing'>(await get(emulator, '/api/v2/assistants?expand=copilot'))

    expect(entities[0]?.copilot).toMatchObject(changes)
  })

  test.each<[string, object]>([
    ['a rule without conditions', withRule({ conditions: [], actions: [action] })],
    ['a rule without actions', withRule({ conditions: [condition], actions: [] })],
    ['101 conditions', withRule({ conditions: Array(101).fill(condition), actions: [action] })],
    ['101 actions', withRule({ conditions: [condition], actions: Array(101).fill(action) })],
    [
      '101 attributes',
      withRule({ conditions: [condition], actions: [{ actionType: 'Script', attributes: manyAttributes }] }),
    ],
    ['a search as an action', withRule({ conditions: [condition], actions: [{ actionType: 'KnowledgeSearch' }] })],
    ['a checklist as a fallback', withFallback('Checklist')],
    ['an older language model without a version', withDomain({ useLatestVersion: false })],
  ])('cannot have %s', (_, changes) => {
    expect(() => emulatorWith({ assistants: [{ name: 'Desk', copilot: { ...copilot, ...changes } }] })).toThrow(
      /copilot/,
    )
  })
})
