import { describe, expect, test } from 'vitest'
import { apiOf } from '../../scripts/corpus/openapi.ts'
import { findItems, findRecord, naiveNames, pairTargets } from '../../scripts/corpus/pairs.ts'
import { boards } from './api.ts'

describe('pairs of paths', () => {
  test('are an item path and the collection path in front of it', () => {
    const targets = pairTargets(boards())
    expect(
      targets.map(({ name, create, read, list, update, remove }) => [
        name,
        ...[create, read, list, update, remove].map((step) => step?.operation.name),
      ]),
    ).toEqual([
      [
        '/boards/{boardId}',
        'POST /boards',
        'GET /boards/{boardId}',
        'GET /boards',
        'PATCH /boards/{boardId}',
        'DELETE /boards/{boardId}',
      ],
    ])
  })
})

test('a key is looked for by the parameter, by its last word, and by `id`', () => {
  expect(naiveNames('issue_number')).toEqual(['issuenumber', 'number', 'id'])
  expect(naiveNames('boardId')).toEqual(['boardid', 'id'])
  expect(naiveNames('Sid')).toEqual(['sid', 'id'])
})

test('a response that declares one record is not a list', () => {
  const record = {
    description: 'success',
    content: { 'application/json': { schema: { type: 'object', properties: {} } } },
  }
  const one = { responses: { 200: record } }
  const paths = { '/boards': { get: one, post: one }, '/boards/{id}': { get: one } }
  const [target] = pairTargets(apiOf({ openapi: '3.0.3', info: { title: 'Boards', version: '1' }, paths }))
  expect(target?.create).toBeDefined()
  expect(target?.list).toBeUndefined()
})

describe('the record of a response', () => {
  test('is the body if it has the key', () => {
    expect(findRecord({ id: 1 }, ['boardid', 'id'])).toEqual({ record: { id: 1 }, place: [] })
  })

  test('is an object in the body if that has the key', () => {
    expect(findRecord({ board: { boardId: 1 } }, ['boardid', 'id'])).toMatchObject({ place: ['board'] })
  })
})

test('the items of a list are the first array of objects', () => {
  expect(findItems({ tags: [], result: { total: 1, boards: [{ id: 1 }] } })).toEqual([{ id: 1 }])
  expect(findItems([])).toEqual([])
  expect(findItems({ total: 0 })).toBeUndefined()
})
