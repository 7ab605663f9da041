import { expect, it } from 'vitest'
import { emulate } from '../../../src/kit.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'

const DOCUMENT = `
openapi: 3.1.0
info: { title: Rooms, version: '1' }
paths:
  /räume:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewRoom' } } } }
      responses: { '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } } }
  /räume/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } } }
    patch:
      requestBody:
        content:
          application/json-patch+json: { schema: { type: array, items: { type: object, required: [op, path] } } }
          application/json: { schema: { $ref: '#/components/schemas/NewRoom' } }
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } }
        '409': { description: Conflict }
        '422': { description: Invalid }
components:
  schemas:
    NewRoom:
      type: object
      properties: { name: { type: string }, tags: { type: array, items: { type: string } }, more: { type: object } }
    Room:
      allOf:
        - { type: object, required: [id, updatedAt], properties: { id: { type: string }, updatedAt: { type: string, format: date-time } } }
        - { $ref: '#/components/schemas/NewRoom' }
`

async function openRoom() {
  const rooms = await loadSpec('rooms.yaml', { read: async () => DOCUMENT })
  const emulator = emulate({ vendors: { rooms }, clock: '2026-01-15T09:00:00Z' })
  const send = async (method: string, path: string, body: unknown, type: string) => {
    const response = await emulator.fetch(path, {
      method,
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const { body: room } = await send('POST', '/räume', { name: 'Red', tags: ['a', 'b'] }, 'application/json')
  const path = `/r%C3%A4ume/${room.id}`
  return {
    room,
    patch: (operations: unknown) => send('PATCH', path, operations, 'application/json-patch+json'),
    read: async () => (await emulator.fetch(path)).json(),
  }
}

it('carries out the operations of a JSON Patch', async () => {
  const { room, patch, read } = await openRoom()
  const { status, body } = await patch([
    { op: 'test', path: '/name', value: 'Red' },
    { op: 'replace', path: '/name', value: 'Blue' },
    { op: 'remove', path: '/tags/0' },
    { op: 'add', path: '/tags/-', value: 'c' },
    { op: 'copy', from: '/name', path: '/more', value: undefined },
    { op: 'replace', path: '/more', value: { wide: true } },
    { op: 'replace', path: '/id', value: 'another' },
  ])

  expect([status, body]).toEqual([200, { ...room, name: 'Blue', tags: ['b', 'c'], more: { wide: true } }])
  expect(await read()).toEqual(body)
})

it.each([
  [
    'a failed test',
    [
      { op: 'replace', path: '/name', value: 'Blue' },
      { op: 'test', path: '/name', value: 'Red' },
    ],
    409,
  ],
  [
    'a missing place',
    [
      { op: 'replace', path: '/name', value: 'Blue' },
      { op: 'remove', path: '/none/0' },
    ],
    422,
  ],
  [
    'an unknown operation',
    [
      { op: 'replace', path: '/name', value: 'Blue' },
      { op: 'turn', path: '/name' },
    ],
    422,
  ],
  ['a record that is no object', [{ op: 'replace', path: '', value: 3 }], 422],
  ['a record that doubles', Array.from({ length: 60 }, (_, i) => ({ op: 'copy', from: '', path: `/more${i}` })), 422],
])('changes nothing because of %s', async (_, operations, expected) => {
  const { room, patch, read } = await openRoom()
  const { status } = await patch(operations)

  expect(status).toBe(expected)
  expect(await read()).toEqual(room)
})

it.each(['/__proto__/polluted', '/constructor/prototype/polluted'])('changes no prototype at %s', async (path) => {
  const { patch, read, room } = await openRoom()
  await patch([{ op: 'add', path, value: 'yes' }])

  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(await read()).toEqual(room)
})
