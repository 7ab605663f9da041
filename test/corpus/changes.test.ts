import { expect, test } from 'vitest'
import { changeBody, takesOperations } from '../../scripts/corpus/changes.ts'
import { createClient } from '../../scripts/corpus/client.ts'
import { apiOf } from '../../scripts/corpus/openapi.ts'

const BOARD = { type: 'object', properties: { id: { type: 'string' }, title: { type: 'string' } } }
const TEXT = { type: 'string' }

function patchOf(body: object) {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Boards', version: '1' },
    paths: {
      '/boards/{id}': {
        patch: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: TEXT }],
          requestBody: { content: { 'application/json': { schema: body } } },
          responses: { 200: { description: 'OK', content: { 'application/json': { schema: BOARD } } } },
        },
      },
    },
  }
  const api = apiOf(document)
  const [operation] = api.operations
  if (operation === undefined) throw new Error('the API has no patch')
  const client = createClient(api, 'http://127.0.0.1')
  const record = { document, schemas: [BOARD], current: { id: 'b1', title: 'Before' } }
  return {
    operates: takesOperations(client, operation),
    changed: changeBody(client, operation, { body: {}, place: [], keep: [] }, record),
  }
}

test('changes a property of the record', () => {
  const { operates, changed } = patchOf(BOARD)
  expect(operates).toBe(false)
  expect(changed?.body).toEqual({ title: changed?.value })
})

test('changes a property by an operation, where a body is a JSON Patch', () => {
  const operation = { type: 'object', required: ['op', 'path'], properties: { op: TEXT, path: TEXT, value: TEXT } }
  const { operates, changed } = patchOf({ type: 'array', items: operation })
  expect(operates).toBe(true)
  expect(changed?.body).toEqual([{ op: 'add', path: '/title', value: changed?.value }])
})
