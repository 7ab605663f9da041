import { resourceSchema } from './resource-schema.ts'

const { $schema, ...resource } = resourceSchema

/** JSON Schema of an OpenAPI Overlay whose actions describe resources with `x-resource`. */
export const overlaySchema: Readonly<Record<string, unknown>> = {
  $schema,
  title: 'OpenAPI Overlay with x-resource',
  type: 'object',
  required: ['overlay', 'info', 'actions'],
  properties: {
    overlay: { type: 'string', pattern: '^1\\.\\d+\\.\\d+$' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: { title: { type: 'string' }, version: { type: 'string' } },
    },
    extends: { type: 'string', description: 'Location of the document that the overlay is for.' },
    actions: { type: 'array', items: { $ref: '#/$defs/action' } },
  },
  $defs: {
    action: {
      type: 'object',
      required: ['target'],
      properties: {
        target: { type: 'string', description: 'JSONPath of the parts of the document that change.' },
        description: { type: 'string' },
        update: { properties: { 'x-resource': { $ref: '#/$defs/resource' } } },
        remove: { type: 'boolean', description: 'If true, the parts are removed.' },
      },
    },
    resource,
  },
}
