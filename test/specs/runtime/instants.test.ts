import { expect, it } from 'vitest'
import { emulate } from '../../../src/kit.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'

/** Schemas of an instant, with the text that they allow. */
const INSTANTS: readonly (readonly [schema: string, text: string])[] = [
  ['{ type: string, format: date-time }', '2026-02-03T04:05:06.000Z'],
  ["{ type: string, format: date-time, pattern: ':\\d\\dZ$' }", '2026-02-03T04:05:06Z'],
  ["{ type: string, format: date-time, pattern: '\\.\\d{6}Z$' }", '2026-02-03T04:05:06.000000Z'],
  ["{ type: string, format: date-time, pattern: '\\d\\+00:00$' }", '2026-02-03T04:05:06.000+00:00'],
  ['{ type: string, format: date-time, maxLength: 20 }', '2026-02-03T04:05:06Z'],
  ["{ type: string, pattern: '^[\\d-]{10} [\\d:]{8}$' }", '2026-02-03 04:05:06'],
  ["{ type: string, pattern: '^\\d{4}-\\d\\d-\\d\\d$' }", '2026-02-03'],
  ["{ type: [string, 'null'], format: date-time, pattern: ':\\d\\dZ$' }", '2026-02-03T04:05:06Z'],
]

function documentWith(schema: string): string {
  return `
openapi: 3.1.0
info: { title: Rooms, version: '1' }
paths:
  /rooms:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } } }
      responses:
        '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } }
  /rooms/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } }
components:
  schemas:
    Room:
      type: object
      required: [id, createdAt, checkedAt]
      properties:
        id: { type: string }
        name: { type: string }
        createdAt: ${schema}
        checkedAt: ${schema}
`
}

it.each(INSTANTS)('an instant has the form that its schema %s allows', async (schema, text) => {
  const rooms = await loadSpec('rooms.yaml', { read: async () => documentWith(schema) })
  const emulator = emulate({ vendors: { rooms }, clock: '2026-02-03T04:05:06Z' })
  const headers = { 'content-type': 'application/json' }
  const created = await emulator.fetch('/rooms', { method: 'POST', headers, body: '{}' })
  const room = await created.json()
  const read = await emulator.fetch(`/rooms/${room.id}`)

  expect(created.status).toBe(201)
  expect(room).toMatchObject({ createdAt: text })
  expect(await read.json()).toEqual(room)
})
