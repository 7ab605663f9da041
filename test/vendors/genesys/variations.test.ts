import { expect, test } from 'vitest'
import { emulatorWith, follow, get, json, NOW, post, put, remove } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const FRENCH = '33333333-3333-4333-8333-333333333333'
const PATH = `/api/v2/assistants/${DESK}/variations`

const BODY = {
  name: 'Returns desk in German',
  transcriptionConfig: { vendorName: 'Genesys' },
  copilot: { liveOnQueue: true, defaultLanguage: 'de-DE' },
} as const

const createDesk = () => {
  return emulatorWith({
    assistants: [
      { id: DESK, name: 'Returns desk', copilot: { enabled: true, liveOnQueue: true, defaultLanguage: 'en-US' } },
      { id: OTHER, name: 'Order helper' },
    ],
    assistantVariations: [
      {
        id: FRENCH,
        assistant: 'Returns desk',
        name: 'Bureau des retours',
        knowledgeSuggestionConfig: { vendorName: 'GenesysKnowledge' },
        copilot: { liveOnQueue: true, defaultLanguage: 'fr-FR' },
        dateCreated: '2025-06-01T00:00:00.000Z',
      },
    ],
  })
}

test('lists all variations of an assistant', async () => {
  const emulator = createDesk()
  await post(emulator, PATH, BODY)

  const listing = await json<'AssistantCopilotVariationListing'>(await get(emulator, PATH))
  const ofOther = await json<'AssistantCopilotVariationListing'>(
    await get(emulator, `/api/v2/assistants/${OTHER}/variations`),
  )

  expect(listing.entities.map(({ name }) => name)).toEqual(['Bureau des retours', 'Returns desk in German'])
  expect(listing.selfUri).toBe(PATH)
  expect(ofOther.entities).toEqual([])
})

test('creates a variation of an assistant with its copilot', async () => {
  const emulator = createDesk()

  const response = await post(emulator, PATH, { ...BODY, state: 'Inactive', variationParent: { id: OTHER } })

  expect(response.status).toBe(200)
  const created = await json<'AssistantCopilotVariation'>(response)
  const selfUri = `${PATH}/${created.id}`
  expect(created).toEqual({
    ...BODY,
    id: created.id,
    copilot: { ...BODY.copilot, enabled: true, selfUri },
    dateCreated: NOW,
    dateModified: NOW,
    createdBy: created.modifiedBy,
    modifiedBy: created.modifiedBy,
    state: 'Active',
    selfUri,
    variationParent: { id: DESK, selfUri: `/api/v2/assistants/${DESK}` },
  })
  expect(await json<'AssistantCopilotVariation'>(await follow(emulator, created.selfUri))).toEqual(created)
  expect(await json<'AssistantCopilotVariation'>(await follow(emulator, created.copilot.selfUri))).toEqual(created)
})

test('requires a copilot with its language of a variation', async () => {
  const emulator = createDesk()

  const missing = await post(emulator, PATH, { ...BODY, copilot: undefined })
  const empty = await post(emulator, PATH, { ...BODY, copilot: {} })

  expect([missing.status, empty.status]).toEqual([400, 400])
})

test('rejects a second variation in the same language', async () => {
  const emulator = createDesk()

  const response = await post(emulator, PATH, { ...BODY, copilot: { liveOnQueue: true, defaultLanguage: 'FR-fr' } })

  expect(response.status).toBe(409)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'general.conflict' })
  const elsewhere = { ...BODY, copilot: { liveOnQueue: true, defaultLanguage: 'fr-FR' } }
  expect((await post(emulator, `/api/v2/assistants/${OTHER}/variations`, elsewhere)).status).toBe(200)
})

test('answers 404 for a variation of another assistant', async () => {
  const emulator = createDesk()
  const elsewhere = `/api/v2/assistants/${OTHER}/variations/${FRENCH}`

  const statuses = [
    (await get(emulator, elsewhere)).status,
    (await put(emulator, elsewhere, BODY)).status,
    (await remove(emulator, elsewhere)).status,
    (await get(emulator, `${PATH}/${FRENCH}`)).status,
  ]

  expect(statuses).toEqual([404, 404, 404, 200])
})

test('replaces a variation and removes the settings that the body omits', async () => {
  const emulator = createDesk()
  const { dateCreated } = await json<'AssistantCopilotVariation'>(await get(emulator, `${PATH}/${FRENCH}`))
  const body = { ...BODY, name: 'Retours', copilot: { liveOnQueue: false, defaultLanguage: 'fr-FR' } }

  const replaced = await json<'AssistantCopilotVariation'>(await put(emulator, `${PATH}/${FRENCH}`, body))

  expect(replaced).toMatchObject({ id: FRENCH, name: 'Retours', dateCreated, dateModified: NOW })
  expect(replaced).not.toHaveProperty('knowledgeSuggestionConfig')
  expect(replaced.copilot).toMatchObject({ liveOnQueue: false, defaultLanguage: 'fr-FR', enabled: true })
})

test('rejects another language for a variation', async () => {
  const emulator = createDesk()

  const response = await put(emulator, `${PATH}/${FRENCH}`, BODY)

  expect(response.status).toBe(400)
  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'invalid.value',
    details: [{ fieldName: 'copilot.defaultLanguage' }],
  })
})

test('answers 204 when a variation is deleted, and 404 afterwards', async () => {
  const emulator = createDesk()

  const first = await remove(emulator, `${PATH}/${FRENCH}`)
  const second = await remove(emulator, `${PATH}/${FRENCH}`)

  expect([first.status, second.status]).toEqual([204, 404])
  expect((await get(emulator, `/api/v2/assistants/${DESK}`)).status).toBe(200)
})

test('returns the variation of an assistant in the requested language', async () => {
  const emulator = createDesk()
  const { copilot, ...variation } = await json<'AssistantCopilotVariation'>(await get(emulator, `${PATH}/${FRENCH}`))

  for (const query of ['languageVariation=fr-FR', 'languageVariation=FR-fr&fallbackToPrimaryAssistant=false']) {
    const plain = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?${query}`))
    const expanded = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?${query}&expand=copilot`))

    expect(plain).toEqual(variation)
    expect(plain.variationParent?.id).toBe(DESK)
    expect(expanded).toEqual({ ...variation, copilot })
  }
})

test('deletes the variations and the copilot of an assistant with it', async () => {
  const emulator = createDesk()

  await remove(emulator, `/api/v2/assistants/${DESK}`)

  const [variation, copilot] = [
    await get(emulator, `${PATH}/${FRENCH}`),
    await get(emulator, `/api/v2/assistants/${DESK}/copilot`),
  ]
  expect([variation.status, copilot.status]).toEqual([404, 404])
  expect(emulator.genesys.records.assistantVariations.size).toBe(0)
})
