import { expect, it } from 'vitest'
import type { Document } from '../../../src/engine/spec/document.ts'
import { inferModel } from '../../../src/specs/model/infer-model.ts'

const board = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } }
const content = { 'application/json': { schema: board } }

/** Returns a document with one resource, and counts how often the parameters of its list are read. */
function boards() {
  const reads = { count: 0 }
  const list = {
    operationId: 'listBoards',
    get parameters() {
      reads.count += 1
      return [{ name: 'name', in: 'query', schema: { type: 'string' } }]
    },
    responses: { 200: { content: { 'application/json': { schema: { type: 'array', items: board } } } } },
  }
  const id = { name: 'id', in: 'path', schema: { type: 'string' } }
  const read = { operationId: 'getBoard', parameters: [id], responses: { 200: { content } } }
  const create = { operationId: 'createBoard', requestBody: { content }, responses: { 201: { content } } }
  const paths = { '/boards': { get: list, post: create }, '/boards/{id}': { get: read } }
  const document: unknown = { openapi: '3.1.1', info: { title: 'Boards', version: '1' }, paths, components: {} }
  // The inference reads no other property of a document.
  return { document: document as Document, reads }
}

it('infers the role of an operation when it is first read, and once', () => {
  const { document, reads } = boards()
  const { roles } = inferModel(document)
  expect([...roles.keys()]).toEqual(['listBoards', 'createBoard', 'getBoard'])
  expect(roles.get('getBoard')?.kind).toBe('read')
  expect(reads.count).toBe(0)
  const list = roles.get('listBoards')
  expect(list).toMatchObject({ kind: 'list', filters: [{ parameter: 'name' }] })
  expect(reads.count).toBe(1)
  expect(roles.get('listBoards')).toBe(list)
  expect(reads.count).toBe(1)
})

it('lists all roles in the order of the document', () => {
  const { roles } = inferModel(boards().document)
  const kinds = [...roles].map(([id, { kind }]) => [id, kind])
  expect(kinds).toEqual([
    ['listBoards', 'list'],
    ['createBoard', 'create'],
    ['getBoard', 'read'],
  ])
  expect(roles.size).toBe(3)
  expect(roles.has('getBoard')).toBe(true)
  expect(roles.get('unknown')).toBeUndefined()
  const visited: string[] = []
  roles.forEach(({ kind }, id) => {
    visited.push(`${id} ${kind}`)
  })
  expect(visited).toEqual(kinds.map((pair) => pair.join(' ')))
  expect([...roles.values()].map(({ kind }) => kind)).toEqual(['list', 'create', 'read'])
})
