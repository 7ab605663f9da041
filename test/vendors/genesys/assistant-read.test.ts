import { expect, test } from 'vitest'
import { emulatorWith, get, json } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

const copilot = {
  enabled: true,
  liveOnQueue: true,
  defaultLanguage: 'de-DE',
  selfUri: `/api/v2/assistants/${DESK}/copilot`,
}

test('includes the copilot of an assistant only with expand=copilot', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk', copilot }] })

  const plain = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))
  const expanded = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot`))

  expect(plain).not.toHaveProperty('copilot')
  expect(expanded).toEqual({ ...plain, copilot })
})

test('returns a disabled copilot for an assistant that has none', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const expanded = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot`))

  expect(expanded.copilot).toMatchObject({ enabled: false, liveOnQueue: false, defaultLanguage: 'en-US' })
})

test('rejects an unknown expand value and names the allowed values', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const response = await get(emulator, `/api/v2/assistants/${DESK}?expand=colour`)

  expect(response.status).toBe(400)
  const error = await json<'ErrorBody'>(response)
  expect(error).toMatchObject({
    code: 'invalid.value',
    details: [{ errorCode: 'invalid.value', fieldName: 'expand' }],
  })
  expect(error.message).toContain('colour')
  expect(error.message).toContain('string')
  expect(error.message).toContain('copilot')
})

test('treats a repeated expand value as one', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk', copilot }] })

  const once = await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot`)
  const inOneList = await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot,copilot`)
  const asTwo = await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot&expand=copilot`)

  const body = await json<'Assistant'>(once)
  expect(body.copilot).toEqual(copilot)
  expect(inOneList.status).toBe(200)
  expect(await json<'Assistant'>(inOneList)).toEqual(body)
  expect(await json<'Assistant'>(asTwo)).toEqual(body)
})

test('falls back to the primary assistant for a language variation', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })
  const primary = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}`))

  const byDefault = await get(emulator, `/api/v2/assistants/${DESK}?languageVariation=fr-FR`)
  const explicit = await get(
    emulator,
    `/api/v2/assistants/${DESK}?languageVariation=fr-FR&fallbackToPrimaryAssistant=true`,
  )

  expect(byDefault.status).toBe(200)
  expect(await json<'Assistant'>(byDefault)).toEqual(primary)
  expect(await json<'Assistant'>(explicit)).toEqual(primary)
})

test('answers 404 for a language variation without fallback', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk', copilot }] })

  for (const language of ['fr-FR', 'de-DE', 'en-US', 'xx']) {
    const response = await get(
      emulator,
      `/api/v2/assistants/${DESK}?languageVariation=${language}&fallbackToPrimaryAssistant=false`,
    )

    expect(response.status).toBe(404)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'not.found', status: 404 })
  }
})

test('answers 404 with entity name and id for an unknown assistant', async () => {
  const emulator = emulatorWith({ assistants: [{ id: DESK, name: 'Returns desk' }] })

  const response = await get(emulator, `/api/v2/assistants/${UNKNOWN_ID}`)

  expect(response.status).toBe(404)
  const error = await json<'ErrorBody'>(response)
  expect(error).toMatchObject({ code: 'not.found', entityName: 'assistant', entityId: UNKNOWN_ID })
  expect(error.message).toContain(UNKNOWN_ID)
})

test('rejects a malformed percent escape in a path', async () => {
  const emulator = emulatorWith({})

  const response = await get(emulator, '/api/v2/assistants/100%')

  expect(response.status).toBe(400)
  expect(await json<'ErrorBody'>(response)).toMatchObject({
    code: 'bad.request',
    details: [{ errorCode: 'bad.request', fieldName: 'assistantId' }],
  })
})

test('keeps an escaped slash within its path segment', async () => {
  const emulator = emulatorWith({})

  const response = await get(emulator, '/api/v2/assistants/left%2Fqueues')

  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'not.found', entityId: 'left/queues' })
  expect(emulator.exchanges().map(({ operation }) => operation)).toEqual(['getAssistant'])
})
