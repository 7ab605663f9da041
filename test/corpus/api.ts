import { type Api, apiOf } from '../../scripts/corpus/openapi.ts'

const BOARD = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id: { type: 'string' }, title: { type: 'string' }, color: { type: 'string', writeOnly: true } },
}
const ID = { name: 'boardId', in: 'path', required: true, schema: { type: 'string' } }
const NEW = { content: { 'application/json': { schema: { type: 'object', required: ['title'], ...without('id') } } } }

function without(name: string) {
  return { properties: Object.fromEntries(Object.entries(BOARD.properties).filter(([key]) => key !== name)) }
}

function json(schema: unknown, description = 'success') {
  return { description, content: { 'application/json': { schema } } }
}

/** Returns a small API: boards with every operation, in an envelope, with pages. */
export function boards(next: Readonly<Record<string, unknown>> = { next: { type: 'string' } }): Api {
  const list = { type: 'object', required: ['data'], properties: { data: { type: 'array', items: BOARD }, ...next } }
  const query = ['limit', 'cursor', 'page', 'starting_after'].map((name) => ({ name, in: 'query', schema: {} }))
  return apiOf({
    openapi: '3.0.3',
    info: { title: 'Boards', version: '1' },
    paths: {
      '/boards': {
        get: { parameters: query, responses: { 200: json(list) } },
        post: { requestBody: NEW, responses: { 201: json({ type: 'object', properties: { board: BOARD } }) } },
      },
      '/boards/{boardId}': {
        parameters: [ID],
        get: { responses: { 200: json(BOARD), 404: { description: 'missing' } } },
        patch: { requestBody: NEW, responses: { 200: json(BOARD) } },
        delete: { responses: { 204: { description: 'deleted' } } },
      },
      '/boards/{boardId}/close': { post: { responses: { 200: json(BOARD) } } },
    },
  })
}
