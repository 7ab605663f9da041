import { join } from 'node:path'
import { expect, it } from 'vitest'
import { emulate, inferVendor, loadVendorSpec } from '../../../src/kit.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'
import { withFolder } from '../../support/command-line.ts'

const DOCUMENT = `
openapi: 3.1.0
info: { title: Rooms, version: '1' }
x-initial:
  rooms: [{ id: blue, name: Blue }]
  keys: [{ id: first }]
  badges: [{ id: first }]
paths:
  /rooms:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewRoom' } } } }
      responses:
        '201':
          description: Created
          headers: { location: { required: true, schema: { type: string } }, x-trace: { $ref: '#/components/headers/Trace' } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } }
        '400': { $ref: '#/components/responses/Failed' }
  /rooms/{roomId}:
    parameters: [{ name: roomId, in: path, required: true, x-refers-to: Room, schema: { type: string } }]
    get:
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Room' } } } }
        '404': { $ref: '#/components/responses/Failed' }
components:
  headers:
    Trace: { required: true, schema: { type: string, pattern: '^[0-9a-f]{8}$' } }
  responses:
    Failed:
      description: Failed
      headers: { X-Trace: { $ref: '#/components/headers/Trace' }, X-Attempts: { required: true, schema: { type: integer } } }
      content: { application/json: { schema: { type: object, required: [message], properties: { message: { type: string } } } } }
  schemas:
    NewRoom: { type: object, required: [name], properties: { name: { type: string } } }
    Badge: { type: object, required: [id], properties: { id: { type: string } } }
    Room: { type: object, required: [id, name], properties: { id: { type: string }, name: { type: string } } }
`

async function load() {
  const warnings: string[] = []
  const rooms = await loadSpec('rooms.yaml', {
    read: async () => DOCUMENT,
    onWarning: (warning) => warnings.push(warning),
  })
  const emulator = emulate({ vendors: { rooms } })
  const send = (path: string, body?: object) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return Promise.resolve(emulator.fetch(path, body && init))
  }
  return { warnings, send }
}

function vendorSpec() {
  return withFolder({ 'rooms.yaml': DOCUMENT }, (folder) => loadVendorSpec(join(folder, 'rooms.yaml')))
}

it('leaves out initial records of collections that the document has no operations for', async () => {
  const { warnings, send } = await load()

  expect(await (await send('/rooms/blue')).json()).toEqual({ id: 'blue', name: 'Blue' })
  expect(warnings).toEqual([
    'The document has initial records (x-initial) of keys, badges, which no operation stores; they are left out. Its collections are rooms, credentials.',
  ])
})

it('keeps initial records of collections that a maker adds', async () => {
  const spec = await vendorSpec()
  const rooms = inferVendor({
    spec,
    collections: { badges: { schema: 'Badge', key: 'id' } },
    factories: { badges: (draft, { create }) => create('badges', { id: String(draft['id']) }) },
  })
  const { records } = emulate({ vendors: { rooms } }).rooms

  expect(records.badges.list()).toEqual([{ id: 'first' }])
  expect(Object.keys(spec.document['x-initial'] ?? {})).toEqual(['rooms', 'keys', 'badges'])
})

it('looks up records itself that a parameter refers to', async () => {
  const { send } = await load()

  expect((await send('/rooms/green')).status).toBe(404)
})

it('sends the headers that a response requires, in errors, too', async () => {
  const { send } = await load()
  const created = await send('/rooms', { name: 'Red' })
  const { id } = await created.json()

  expect(created.headers.get('x-trace')).toMatch(/^[0-9a-f]{8}$/)
  expect(created.headers.get('location')).toContain(`/rooms/${id}`)
  for (const failed of [await send('/rooms/green'), await send('/rooms', {})]) {
    expect(await failed.json()).toMatchObject({ message: expect.any(String) })
    expect(failed.headers.get('x-trace')).toMatch(/^[0-9a-f]{8}$/)
    expect(failed.headers.get('x-attempts')).toMatch(/^-?\d+$/)
  }
})
