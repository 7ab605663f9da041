import { expect, test } from 'vitest'
import { emulatorWith, follow, get, json, put } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const COPILOT = `/api/v2/assistants/${DESK}/copilot`
const DOMAIN = '4c1e8f3a-6b29-4d75-9a0c-e2f7b5d8136a'
const VERSION = '8f5b1d90-2e67-4c3a-b9d4-6a0e7f2c5183'

const MINIMAL = { liveOnQueue: true, defaultLanguage: 'de-DE' }
const ACTION = { actionType: 'KnowledgeArticle', attributes: { articleId: 'returns' } }
const CONDITION = { conditionType: 'Intent', conditionValues: ['return_parcel'] }

const createDesk = (desk: object = {}) => emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk', ...desk }] })

const copies = (length: number, item: object) => Array.from({ length }, () => item)

function withRule(rule: object): object {
  const rules = [{ enabled: true, rule: { conditions: [CONDITION], actions: [ACTION], ...rule } }]
  return { ...MINIMAL, ruleEngineConfig: { rules } }
}

test('returns the copilot of an assistant at its selfUri', async () => {
  const emulator = createDesk({ copilot: { enabled: true, ...MINIMAL } })
  const { copilot } = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot`))

  const response = await follow(emulator, copilot?.selfUri)

  expect([response.status, emulator.exchanges().at(-1)?.operation]).toEqual([200, 'getAssistantCopilot'])
  expect(await json<'Copilot'>(response)).toEqual(copilot)
})

test('returns the disabled copilot of an assistant that has none', async () => {
  const emulator = createDesk()

  const response = await get(emulator, COPILOT)

  expect(await json<'Copilot'>(response)).toEqual({
    enabled: false,
    liveOnQueue: false,
    defaultLanguage: 'en-US',
    selfUri: COPILOT,
  })
})

test('replaces the whole copilot of an assistant', async () => {
  const emulator = createDesk()
  const full = {
    ...MINIMAL,
    knowledgeAnswerConfig: { enabled: true },
    answerGenerationConfig: { enabled: false },
    summaryGenerationConfig: {
      enabled: true,
      retentionSeconds: 3600,
      onDemandSummaryConfig: { enabled: true },
      modelConfig: { useLatestModel: false },
    },
    wrapupCodePredictionConfig: { enabled: true },
    nluEngineType: 'NluV3',
    nluConfig: {
      domain: { id: DOMAIN, useLatestVersion: false, version: { id: VERSION } },
      intentConfidenceThreshold: 0.4,
    },
    ruleEngineConfig: {
      rules: [{ id: 'first', enabled: true, rule: { conditions: [CONDITION], actions: [ACTION] } }],
      fallback: { enabled: true, actions: [ACTION] },
    },
    autoSearchConfig: { type: 'AnswerGeneration' },
    manualSearchConfig: { articlesWithAnswerHighlights: true, answerGeneration: false },
  }

  const written = await put(emulator, COPILOT, full)
  expect(written.status).toBe(200)
  const domainUri = `/api/v2/languageunderstanding/domains/${DOMAIN}`
  const version = { id: VERSION, selfUri: `${domainUri}/versions/${VERSION}` }
  const domain = { id: DOMAIN, useLatestVersion: false, version, selfUri: domainUri }
  const stored = { ...full, enabled: true, nluConfig: { ...full.nluConfig, domain }, selfUri: COPILOT }
  expect(await json<'Copilot'>(written)).toEqual(stored)
  expect(await json<'Copilot'>(await get(emulator, COPILOT))).toEqual(stored)

  const replaced = await json<'Copilot'>(await put(emulator, COPILOT, MINIMAL))
  expect(replaced).toEqual({ ...MINIMAL, enabled: true, selfUri: COPILOT })
  const { copilot } = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot`))
  expect(copilot).toEqual(replaced)
})

test('accepts a copilot as it was read', async () => {
  const emulator = createDesk({ copilot: { enabled: true, ...withRule({}) } })
  const read = await json<'Copilot'>(await get(emulator, COPILOT))

  const first = await json<'Copilot'>(await put(emulator, COPILOT, read))
  const second = await json<'Copilot'>(await put(emulator, COPILOT, first))

  expect(second).toEqual(first)
})

test('rejects another default language once a copilot has one', async () => {
  const emulator = createDesk()
  expect((await put(emulator, COPILOT, MINIMAL)).status).toBe(200)

  const response = await put(emulator, COPILOT, { ...MINIMAL, defaultLanguage: 'fr-FR' })

  expect(response.status).toBe(400)
  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'invalid.value',
    details: [{ errorCode: 'invalid.value', fieldName: 'defaultLanguage' }],
  })
  expect(await json<'Copilot'>(await get(emulator, COPILOT))).toMatchObject({ defaultLanguage: 'de-DE' })
})

test('enables a copilot when it is set up', async () => {
  const emulator = createDesk()

  const written = await json<'Copilot'>(await put(emulator, COPILOT, { ...MINIMAL, enabled: false }))

  expect(written.enabled).toBe(true)
})

test('requires liveOnQueue and defaultLanguage of a copilot', async () => {
  const emulator = createDesk()

  const { details } = await json<'ErrorBody'>(await put(emulator, COPILOT, {}))

  expect(details?.map(({ fieldName }) => fieldName).toSorted()).toEqual(['defaultLanguage', 'liveOnQueue'])
})

test('keeps the ids of copilot rules and adds missing ones', async () => {
  const emulator = createDesk()
  const rule = { enabled: true, rule: { conditions: [CONDITION], actions: [ACTION] } }

  const { ruleEngineConfig } = await json<'Copilot'>(
    await put(emulator, COPILOT, { ...MINIMAL, ruleEngineConfig: { rules: [{ ...rule, id: 'mine' }, rule] } }),
  )

  const [first, second] = ruleEngineConfig?.rules ?? []
  expect(first?.id).toBe('mine')
  expect(second?.id).toMatch(/^[0-9a-f-]{36}$/)
})

test('lists the copilot features of one language or of all', async () => {
  const emulator = emulatorWith({})
  const path = '/api/v2/assistants/copilot/featuresupport'

  const all = await json<'LanguageSupportResponse'>(await get(emulator, path))
  const one = await json<'LanguageSupportResponse'>(await get(emulator, `${path}?language=en-US`))

  expect(all.languages.length).toBeGreaterThan(1)
  expect(one.languages).toEqual(all.languages.filter(({ language }) => language === 'en-US'))
  const levels = all.languages.flatMap(({ featureSupport }) => featureSupport.map(({ supportLevel }) => supportLevel))
  expect(new Set(levels)).toEqual(new Set(['Supported', 'NotSupported']))
})

test('lists no copilot features for a language that is not supported', async () => {
  const emulator = emulatorWith({})

  const response = await get(emulator, '/api/v2/assistants/copilot/featuresupport?language=tlh')

  expect(await json<'LanguageSupportResponse'>(response)).toEqual({ languages: [] })
})

test('rejects copilot rules without conditions or actions, or with too many', async () => {
  const emulator = createDesk()
  const statusOf = async (rule: object) => (await put(emulator, COPILOT, withRule(rule))).status

  expect(await statusOf({ conditions: [] })).toBe(400)
  expect(await statusOf({ actions: [] })).toBe(400)
  expect(await statusOf({ conditions: copies(101, CONDITION) })).toBe(400)
  expect(await statusOf({ actions: copies(101, ACTION) })).toBe(400)
  expect(await statusOf({ actions: [{ ...ACTION, attributes: attributes(101) }] })).toBe(400)
  const full = {
    conditions: copies(100, CONDITION),
    actions: copies(100, { ...ACTION, attributes: attributes(100) }),
  }
  expect(await statusOf(full)).toBe(200)
})

function attributes(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'value']))
}
