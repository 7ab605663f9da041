import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { bearer, emulatorWith, follow, get, json, NOW, post, put, remove } from '../../support/genesys.ts'

const CHECKLISTS = '/api/v2/assistants/agentchecklists'
const RETURNS = 'c1111111-0000-4000-8000-000000000001'
const REPAIRS = 'c1111111-0000-4000-8000-000000000002'
const VERSAND = 'c1111111-0000-4000-8000-000000000003'
const ITEMS = [{ name: 'Ask for the order number' }]

const records = {
  agentChecklists: [
    { id: RETURNS, name: 'Returns', language: 'en-US', dateCreated: '2025-01-01T00:00:00.000Z' },
    { id: REPAIRS, name: 'repairs', language: 'en-GB', dateCreated: '2025-01-02T00:00:00.000Z' },
    {
      id: VERSAND,
      name: 'Versand',
      language: 'de-DE',
      dateCreated: '2025-01-03T00:00:00.000Z',
      dateModified: '2025-01-01T00:00:00.000Z',
    },
  ],
}

async function names(world: WorldHandle, query: string): Promise<(string | undefined)[]> {
  const response = await get(world, `${CHECKLISTS}${query}`)
  expect(response.status, query).toBe(200)
  const { entities } = await json<'AgentChecklistListing'>(response)
  return entities.map(({ name }) => name)
}

test('reads agentchecklists and copilot as paths and not as ids of assistants', async () => {
  const emulator = emulatorWith({ ...records, assistants: [{ name: 'Desk' }] })

  await get(emulator, CHECKLISTS)
  await get(emulator, `${CHECKLISTS}/languages`)
  await get(emulator, '/api/v2/assistants/copilot/featuresupport')

  expect(emulator.exchanges().map(({ operation, response }) => [operation, response.status])).toEqual([
    ['getAssistantsAgentchecklists', 200],
    ['getAssistantsAgentchecklistsLanguages', 200],
    ['getAssistantsCopilotFeaturesupport', 200],
  ])
})

test('lists agent checklists by cursor in both directions', async () => {
  const emulator = emulatorWith(records)
  for (const order of ['asc', 'desc']) {
    const first = await json<'AgentChecklistListing'>(
      await get(emulator, `${CHECKLISTS}?pageSize=2&sortBy=name&sortOrder=${order}`),
    )
    const second = await json<'AgentChecklistListing'>(await follow(emulator, first.nextUri))
    const back = await json<'AgentChecklistListing'>(await follow(emulator, second.previousUri))

    expect([first.entities.length, second.entities.length]).toEqual([2, 1])
    expect(back.entities).toEqual(first.entities)
    expect([first.previousUri, second.nextUri, back.previousUri]).toEqual([undefined, undefined, undefined])
    const all = [...first.entities, ...second.entities].map(({ name }) => name)
    const ascending = ['repairs', 'Returns', 'Versand']
    expect(all).toEqual(order === 'asc' ? ascending : ascending.toReversed())
  }
})

test('rejects a cursor of agent checklists in another order', async () => {
  const emulator = emulatorWith(records)
  const { nextUri } = await json<'AgentChecklistListing'>(await get(emulator, `${CHECKLISTS}?pageSize=1`))

  const response = await follow(emulator, nextUri?.replace('sortOrder=asc', 'sortOrder=desc'))

  expect(response.status).toBe(400)
  expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.request' })
})

test('returns at most 100 agent checklists for a larger page size', async () => {
  const emulator = emulatorWith({ generate: { agentChecklists: 101 } })

  expect(await names(emulator, '?pageSize=500')).toHaveLength(100)
  expect(await names(emulator, '')).toHaveLength(25)
  expect((await get(emulator, `${CHECKLISTS}?pageSize=0`)).status).toBe(400)
})

test('finds agent checklists by name prefix and by language', async () => {
  const emulator = emulatorWith(records)

  expect(await names(emulator, '?namePrefix=Ret')).toEqual(['Returns'])
  expect(await names(emulator, '?language=de-DE')).toEqual(['Versand'])
  expect(await names(emulator, '?namePrefix=Ret&language=de-DE')).toEqual([])
})

test('ignores case when it filters agent checklists', async () => {
  const emulator = emulatorWith(records)

  expect(await names(emulator, '?namePrefix=RE')).toEqual(['Returns', 'repairs'])
  expect(await names(emulator, '?language=EN-us')).toEqual(['Returns'])
})

test('sorts agent checklists by name, language or modification date', async () => {
  const emulator = emulatorWith(records)

  expect(await names(emulator, '?sortBy=name')).toEqual(['repairs', 'Returns', 'Versand'])
  expect(await names(emulator, '?sortBy=language&sortOrder=desc')).toEqual(['Returns', 'repairs', 'Versand'])
  expect(await names(emulator, '?sortBy=dateModified')).toEqual(['Returns', 'Versand', 'repairs'])
})

test('lists agent checklists from oldest to newest by default', async () => {
  const emulator = emulatorWith({ agentChecklists: records.agentChecklists.toReversed() })

  expect(await names(emulator, '')).toEqual(['Returns', 'repairs', 'Versand'])
  expect(await names(emulator, '?sortOrder=desc')).toEqual(['Versand', 'repairs', 'Returns'])
})

test('finds agent checklists by repeated or comma-separated ids', async () => {
  const emulator = emulatorWith(records)

  expect(await names(emulator, `?agentChecklistIds=${RETURNS}&agentChecklistIds=${VERSAND}`)).toEqual([
    'Returns',
    'Versand',
  ])
  expect(await names(emulator, `?agentChecklistIds=${RETURNS},${VERSAND},unknown`)).toEqual(['Returns', 'Versand'])
})

test('rejects ids of agent checklists together with another filter', async () => {
  const emulator = emulatorWith(records)

  for (const filter of ['namePrefix=Ret', 'language=en-US']) {
    const response = await get(emulator, `${CHECKLISTS}?agentChecklistIds=${RETURNS}&${filter}`)
    expect(response.status).toBe(400)
    expect(await json<'ErrorBody'>(response)).toMatchObject({ code: 'bad.request' })
  }
})

test('lists the languages that agent checklists may have', async () => {
  const emulator = emulatorWith({ copilotLanguages: [{ language: 'en-US' }, { language: 'cy-GB' }] })

  const response = await get(emulator, `${CHECKLISTS}/languages`)

  expect(await json<'EntityListing'>(response)).toEqual({ entities: [{ language: 'en-US' }, { language: 'cy-GB' }] })
})

test('requires a name, a language and named items of an agent checklist', async () => {
  const emulator = emulatorWith({})

  const response = await post(emulator, CHECKLISTS, { checklistItems: [{ important: true }] })

  expect(response.status).toBe(400)
  const { details } = await json<'ErrorBody'>(response)
  expect(details?.map(({ fieldName }) => fieldName).toSorted()).toEqual(['checklistItems.0.name', 'language', 'name'])
})

test('sets the ids, dates and users of a new agent checklist', async () => {
  const emulator = emulatorWith({})
  const full = {
    name: 'Ask for the invoice',
    description: 'The agent asks for the number of the invoice',
    automatedCheckEnabled: true,
    exactPhraseMatch: true,
    important: true,
  }
  const sent = {
    id: 'mine',
    dateCreated: 'never',
    name: 'Warranty',
    language: 'en-US',
    checklistItems: [{ ...full, id: 'mine', selfUri: 'mine' }],
  }

  const response = await post(emulator, CHECKLISTS, sent)

  expect(response.status).toBe(200)
  const created = await json<'AgentChecklist'>(response)
  const selfUri = `${CHECKLISTS}/${created.id}`
  const [item] = created.checklistItems
  expect(created).toMatchObject({ name: 'Warranty', language: 'en-US', dateCreated: NOW, dateModified: NOW, selfUri })
  expect(created.createdBy).toEqual(created.modifiedBy)
  expect(created.checklistItems).toEqual([{ ...full, id: item?.id, selfUri }])
  expect([created.id, item?.id]).not.toContain('mine')
})

test('returns an agent checklist at its selfUri', async () => {
  const emulator = emulatorWith({})
  const created = await json<'AgentChecklist'>(
    await post(emulator, CHECKLISTS, { name: 'Warranty', language: 'en-US', checklistItems: ITEMS }),
  )

  expect(await json<'AgentChecklist'>(await follow(emulator, created.selfUri))).toEqual(created)
  expect(await json<'AgentChecklist'>(await follow(emulator, created.checklistItems[0]?.selfUri))).toEqual(created)
})

test('replaces the items of an agent checklist', async () => {
  const emulator = emulatorWith(records)
  const before = await json<'AgentChecklist'>(await get(emulator, `${CHECKLISTS}/${RETURNS}`))

  const changed = { name: 'Returns', language: 'en-GB', checklistItems: [{ name: 'Say hello' }, { name: 'Say bye' }] }
  const after = await json<'AgentChecklist'>(await put(emulator, `${CHECKLISTS}/${RETURNS}`, changed))

  expect(after).toMatchObject({ id: RETURNS, language: 'en-GB', dateModified: NOW, dateCreated: before.dateCreated })
  expect(after.createdBy).toEqual(before.createdBy)
  expect(after.checklistItems.map(({ name }) => name)).toEqual(['Say hello', 'Say bye'])
})

test('keeps the id of a checklist item whose name stays', async () => {
  const emulator = emulatorWith({
    agentChecklists: [
      {
        id: RETURNS,
        checklistItems: [
          { id: 'first', name: 'Greet' },
          { id: 'second', name: 'Ask' },
        ],
      },
    ],
  })
  const checklistItems = [{ name: 'Ask', important: true }, { name: 'Ask' }, { name: 'Thank' }]

  const after = await json<'AgentChecklist'>(
    await put(emulator, `${CHECKLISTS}/${RETURNS}`, { name: 'Returns', language: 'en-US', checklistItems }),
  )

  const [kept, twin, added] = after.checklistItems
  expect(kept).toMatchObject({ id: 'second', name: 'Ask', important: true })
  expect(new Set([kept?.id, twin?.id, added?.id]).size).toBe(3)
  expect([twin?.id, added?.id]).not.toContain('first')
})

test('answers 204 when an agent checklist is deleted, and 404 afterwards', async () => {
  const emulator = emulatorWith(records)

  const first = await remove(emulator, `${CHECKLISTS}/${RETURNS}`)
  const second = await emulator.fetch(`${CHECKLISTS}/${RETURNS}`, { method: 'DELETE', headers: bearer('any-token') })

  expect([first.status, await first.text(), second.status]).toEqual([204, '', 404])
  expect(await json<'ErrorBody'>(second)).toMatchObject({ entityName: 'agentChecklist', entityId: RETURNS })
  expect(await names(emulator, '')).toEqual(['repairs', 'Versand'])
})
