import { expect, test } from 'vitest'
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
