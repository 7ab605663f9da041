import type { Vendor } from '../../../src/engine/vendor/vendor.ts'
import { emulate } from '../../../src/kit.ts'
import { loadSpec } from '../../../src/specs/load-spec.ts'

/** A document of an API with boards and the cards on them. */
export const BOARDS = `
openapi: 3.1.0
info: { title: Boards, version: '1' }
security: [{ token: [] }]
paths:
  /boards:
    parameters: [{ name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50, default: 10 } }]
    get:
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Board' } }
                  next_cursor: { type: [string, 'null'] }
    post:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/NewBoard' } } }
      responses:
        '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Board' } } } }
        '400': { $ref: '#/components/responses/Error' }
  /boards/{boardId}:
    parameters: [{ name: boardId, in: path, required: true, schema: { type: integer } }]
    get:
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Board' } } } }
        default: { $ref: '#/components/responses/Error' }
    patch:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/NewBoard' } } } }
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Board' } } } }
    delete:
      responses: { '204': { description: Gone } }
  /boards/{boardId}/cards:
    parameters: [{ name: boardId, in: path, required: true, schema: { type: integer } }]
    get:
      responses:
        '200':
          description: OK
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Card' } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } } }
      responses:
        '201': { description: Created, content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } } }
  /boards/{boardId}/cards/{cardId}:
    parameters:
      - { name: boardId, in: path, required: true, schema: { type: integer } }
      - { name: cardId, in: path, required: true, schema: { type: string } }
    get:
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Card' } } } }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  responses:
    Error:
      description: Error
      content:
        application/json:
          schema:
            type: object
            required: [error]
            properties:
              error:
                type: object
                required: [code, message]
                properties: { code: { type: integer }, message: { type: string } }
  schemas:
    NewBoard:
      type: object
      properties: { name: { type: string, minLength: 1 }, archived: { type: boolean } }
    Board:
      type: object
      required: [id, name, created_at]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string }
        archived: { type: boolean }
        created_at: { type: string, format: date-time, readOnly: true }
    Card:
      type: object
      required: [id, title]
      properties: { id: { type: string, readOnly: true, pattern: '^c_[0-9a-f]{8}$' }, title: { type: string } }
`

/** Loads the text of a document as a vendor. */
export function vendorOfText(text: string): Promise<Vendor> {
  return loadSpec('/api.yaml', { name: 'api', read: () => Promise.resolve(text) })
}

/** Creates an emulator of a document's API, with a client for it. */
export async function emulateText(text: string) {
  const emulator = emulate({ vendors: { api: await vendorOfText(text) }, clock: '2026-01-15T09:00:00Z' })
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await emulator.fetch(path, {
      method,
      headers: { ...emulator.api.credentials.headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const sent = await response.text()
    return { status: response.status, headers: response.headers, body: sent === '' ? undefined : JSON.parse(sent) }
  }
  return { emulator, send }
}
