const json = (schema: object) => ({ 'application/json': { schema } })
const desk = { $ref: '#/components/schemas/Desk' }
const error = { description: 'Error', content: json({ $ref: '#/components/schemas/Error' }) }
const rest = { 401: error, 404: error }

/** An API whose errors are not those of RFC 9457. */
export const desksDocument = {
  openapi: '3.0.3',
  info: { title: 'Desks', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/desks': {
      get: {
        operationId: 'listDesks',
        parameters: [{ name: 'room', in: 'query', schema: { type: 'string' } }],
        responses: { 200: { description: 'OK', content: json({ type: 'array', items: desk }) }, 401: error },
      },
      post: {
        operationId: 'createDesk',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/NewDesk' }) },
        responses: { 201: { description: 'Created', content: json(desk) }, 401: error, 409: error, 422: error },
      },
    },
    '/desks/{deskId}': {
      parameters: [{ name: 'deskId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      get: {
        operationId: 'getDesk',
        responses: { 200: { description: 'OK', content: json(desk) }, ...rest },
      },
      patch: {
        operationId: 'patchDesk',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/NewDesk' }) },
        responses: { 200: { description: 'OK', content: json(desk) }, ...rest, 409: error, 422: error },
      },
      delete: { operationId: 'deleteDesk', responses: { 204: { description: 'Gone' }, ...rest } },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      NewDesk: {
        type: 'object',
        required: ['label'],
        properties: { label: { type: 'string', minLength: 1 }, room: { type: 'string', nullable: true } },
      },
      Desk: {
        type: 'object',
        required: ['id', 'label'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          label: { type: 'string' },
          room: { type: 'string', nullable: true },
        },
      },
      Error: {
        type: 'object',
        required: ['error', 'code'],
        properties: { error: { type: 'string' }, code: { type: 'integer' } },
        additionalProperties: false,
      },
    },
  },
}
