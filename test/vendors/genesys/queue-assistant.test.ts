import { expect, test } from 'vitest'
import { emulatorWith, get, json } from '../../support/genesys.ts'

const DESK = '11111111-1111-4111-8111-111111111111'
const FRENCH = '33333333-3333-4333-8333-333333333333'
const BILLING = 'b1111111-0000-4000-8000-000000000001'
const ORDERS = 'b1111111-0000-4000-8000-000000000002'
const PATH = `/api/v2/routing/queues/${BILLING}/assistant`

const createDesk = () => {
  return emulatorWith({
    routingQueues: [
      { id: BILLING, name: 'Billing' },
      { id: ORDERS, name: 'Orders' },
    ],
    assistants: [{ id: DESK, name: 'Desk', queues: [{ name: 'Billing', mediaTypes: ['Call'] }] }],
    assistantVariations: [
      { id: FRENCH, assistant: 'Desk', name: 'Bureau', copilot: { liveOnQueue: true, defaultLanguage: 'fr-FR' } },
    ],
  })
}

test('returns the association of a queue with its assistant', async () => {
  const emulator = createDesk()

  const association = await json<'AssistantQueue'>(await get(emulator, PATH))

  expect(association).toMatchObject({ id: BILLING, mediaTypes: ['Call'], assistant: { id: DESK } })
  expect(association).toEqual(
    await json<'AssistantQueue'>(await get(emulator, `/api/v2/assistants/${DESK}/queues/${BILLING}`)),
  )
})

test('answers 404 for the assistant of a queue that has none', async () => {
  const emulator = createDesk()

  const response = await get(emulator, `/api/v2/routing/queues/${ORDERS}/assistant`)

  expect(response.status).toBe(404)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'not.found', entityId: ORDERS })
})

test('expands the assistant and the copilot of a queue', async () => {
  const emulator = createDesk()
  const full = await json<'Assistant'>(await get(emulator, `/api/v2/assistants/${DESK}?expand=copilot`))
  const { copilot, ...assistant } = full
  const { id, selfUri } = full
  const expanded = async (query: string) => (await json<'AssistantQueue'>(await get(emulator, PATH + query))).assistant

  expect(await expanded('')).toEqual({ id, selfUri })
  expect(await expanded('?expand=assistant')).toEqual(assistant)
  expect(await expanded('?expand=copilot')).toEqual({ id, selfUri, copilot })
  expect(await expanded('?expand=assistant&expand=copilot')).toEqual(full)
  expect((await get(emulator, `${PATH}?expand=colour`)).status).toBe(400)
})

test("returns the variation of a queue's assistant in the requested language", async () => {
  const emulator = createDesk()
  const assistantOf = async (query: string) => {
    return (await json<'AssistantQueue'>(await get(emulator, `${PATH}?${query}`))).assistant
  }
  const selfUri = `/api/v2/assistants/${DESK}/variations/${FRENCH}`

  expect(await assistantOf('languageVariation=fr-FR')).toEqual({ id: FRENCH, selfUri })
  expect(await assistantOf('languageVariation=fr-FR&expand=assistant,copilot')).toMatchObject({
    name: 'Bureau',
    copilot: { liveOnQueue: true, defaultLanguage: 'fr-FR' },
    variationParent: { id: DESK },
  })
  expect(await assistantOf('languageVariation=it-IT')).toMatchObject({ id: DESK })
  const strict = await get(emulator, `${PATH}?languageVariation=it-IT&fallbackToPrimaryAssistant=false`)
  expect(strict.status).toBe(404)
})
