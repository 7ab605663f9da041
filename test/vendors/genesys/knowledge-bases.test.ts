import { expect, test } from 'vitest'
import type { WorldHandle } from '../../../src/index.ts'
import { emulatorWith, follow, get, json } from '../../support/genesys.ts'

test('lists knowledge bases by cursor', async () => {
  const emulator = emulatorWith({
    knowledgeBases: [
      { name: 'Second', dateCreated: '2025-02-02T09:00:00.000Z' },
      { name: 'First', dateCreated: '2025-01-01T09:00:00.000Z' },
    ],
  })

  const first = await json<'KnowledgeBaseListing'>(await get(emulator, '/api/v2/knowledge/knowledgebases?pageSize=1'))
  const second = await json<'KnowledgeBaseListing'>(await follow(emulator, first.nextUri))
  const back = await json<'KnowledgeBaseListing'>(await follow(emulator, second.previousUri))
  const largest = await get(emulator, '/api/v2/knowledge/knowledgebases?pageSize=100')
  const tooLarge = await get(emulator, '/api/v2/knowledge/knowledgebases?pageSize=101')

  expect(first.entities.map(({ name }) => name)).toEqual(['First'])
  expect(Object.keys(first).toSorted()).toEqual(['entities', 'nextUri', 'selfUri'])
  expect(second.entities.map(({ name }) => name)).toEqual(['Second'])
  expect(Object.keys(second).toSorted()).toEqual(['entities', 'previousUri', 'selfUri'])
  expect(back.entities).toEqual(first.entities)
  expect(largest.status).toBe(200)
  expect(tooLarge.status).toBe(400)
  expect(await json<'ErrorBody'>(tooLarge)).toMatchObject({
    code: 'invalid.value',
    details: [{ fieldName: 'pageSize' }],
  })
})

test('serves the selfUri of a knowledge base', async () => {
  const emulator = emulatorWith({ knowledgeBases: [{ name: 'Handbook', articleCount: 7 }] })
  const [listed] = (await json<'KnowledgeBaseListing'>(await get(emulator, '/api/v2/knowledge/knowledgebases')))
    .entities

  const found = await get(emulator, listed?.selfUri ?? '')
  const unknown = await get(emulator, '/api/v2/knowledge/knowledgebases/none')

  expect(await json<'KnowledgeBase'>(found)).toEqual(listed)
  expect(listed).toMatchObject({ articleCount: 7, faqCount: 0, dateDocumentLastModified: expect.any(String) })
  expect(unknown.status).toBe(404)
})

const bases = {
  knowledgeBases: [
    { name: 'Zips', coreLanguage: 'en-US', dateCreated: '2025-01-01T09:00:00.000Z' },
    { name: 'boots', coreLanguage: 'de-DE', dateCreated: '2025-02-02T09:00:00.000Z', published: false },
    { name: 'Coats', coreLanguage: 'en-US', dateCreated: '2025-03-03T09:00:00.000Z', published: false },
  ],
}

async function namesIn(world: WorldHandle, query: string): Promise<string[]> {
  const { entities } = await json<'KnowledgeBaseListing'>(await get(world, `/api/v2/knowledge/knowledgebases?${query}`))
  return entities.map(({ name }) => name)
}

test('filters knowledge bases by name, language and publication', async () => {
  const emulator = emulatorWith(bases)

  expect(await namesIn(emulator, 'name=ZIPS')).toEqual(['Zips'])
  expect(await namesIn(emulator, 'coreLanguage=en-US')).toEqual(['Zips', 'Coats'])
  expect(await namesIn(emulator, 'published=false')).toEqual(['boots', 'Coats'])
  expect(await namesIn(emulator, 'coreLanguage=en-US&published=true')).toEqual(['Zips'])
  expect((await get(emulator, '/api/v2/knowledge/knowledgebases?coreLanguage=tlh')).status).toBe(400)
})

test.each([
  ['sortBy=Name', ['boots', 'Coats', 'Zips']],
  ['sortBy=Name&sortOrder=ascending', ['boots', 'Coats', 'Zips']],
  ['sortBy=Name&sortOrder=DESC', ['Zips', 'Coats', 'boots']],
  ['sortBy=Date&sortOrder=descending', ['Coats', 'boots', 'Zips']],
  ['sortOrder=ASC', ['Zips', 'boots', 'Coats']],
])('sorts knowledge bases by name or date, page by page: %s', async (query, names) => {
  const emulator = emulatorWith(bases)

  const first = await json<'KnowledgeBaseListing'>(
    await get(emulator, `/api/v2/knowledge/knowledgebases?pageSize=2&${query}`),
  )
  const second = await json<'KnowledgeBaseListing'>(await follow(emulator, first.nextUri))
  const back = await json<'KnowledgeBaseListing'>(await follow(emulator, second.previousUri))

  expect([...first.entities, ...second.entities].map(({ name }) => name)).toEqual(names)
  expect(second).not.toHaveProperty('nextUri')
  expect(back.entities).toEqual(first.entities)
})

test('uses limit as the page size of knowledge bases when pageSize is missing', async () => {
  const emulator = emulatorWith(bases)

  expect(await namesIn(emulator, 'limit=1')).toEqual(['Zips'])
  expect(await namesIn(emulator, 'limit=1&pageSize=2')).toEqual(['Zips', 'boots'])
  expect((await get(emulator, '/api/v2/knowledge/knowledgebases?limit=101')).status).toBe(400)
})

test('returns the first page of a sorted listing for a link back from an empty last page', async () => {
  const emulator = emulatorWith(bases)
  const path = '/api/v2/knowledge/knowledgebases?sortBy=Name&pageSize=2'
  const { nextUri } = await json<'KnowledgeBaseListing'>(await get(emulator, path))
  emulator.genesys.records.knowledgeBases.deleteAll({ where: ({ name }) => name === 'Zips' })

  const empty = await json<'KnowledgeBaseListing'>(await follow(emulator, nextUri))
  const back = await json<'KnowledgeBaseListing'>(await follow(emulator, empty.previousUri))

  expect(empty.entities).toEqual([])
  expect(back.entities.map(({ name }) => name)).toEqual(['boots', 'Coats'])
})
