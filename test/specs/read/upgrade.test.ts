import { describe, expect, it } from 'vitest'
import { answering, readFiles, readPaths } from './read-files.ts'

/** Returns a schema of OpenAPI 3.0 as it is after reading. */
async function upgraded(schema: object): Promise<unknown> {
  const { document } = await readPaths(
    { '/a': answering({ $ref: '#/components/schemas/A' }) },
    { schemas: { A: schema, B: {} } },
  )
  return schemasOf(document)['A']
}

function schemasOf(document: { readonly components: { readonly [kind: string]: unknown } }): Record<string, unknown> {
  // The reader always creates an object of schemas.
  return document.components['schemas'] as Record<string, unknown>
}

const B = { $ref: '#/components/schemas/B' }

describe('a schema of OpenAPI 3.0', () => {
  it.each([
    ['nullable types', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'nullable enums',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['nullable references', { ...B, nullable: true }, { anyOf: [B, { type: 'null' }] }],
    ['nullable allOf', { allOf: [B], nullable: true }, { anyOf: [B, { type: 'null' }] }],
    ['nullable oneOf', { oneOf: [B], nullable: true }, { oneOf: [B, { type: 'null' }] }],
    ['arms that are only nullable', { oneOf: [{ nullable: true }, B] }, { oneOf: [{ type: 'null' }, B] }],
    ['exclusive bounds', { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
    ['inclusive bounds', { maximum: 9, exclusiveMaximum: false }, { maximum: 9 }],
    ['properties beside a reference', { ...B, type: 'object', description: 'x' }, { ...B, description: 'x' }],
    [
      'properties called nullable',
      { properties: { nullable: { type: 'boolean' } } },
      { properties: { nullable: { type: 'boolean' } } },
    ],
  ])('is upgraded: %s', async (_, schema, expected) => {
    expect(await upgraded(schema)).toEqual(expected)
  })
})

describe('a schema that no validator accepts', () => {
  it.each([
    ['types of other languages', { type: 'int' }, { type: 'integer' }],
    ['types in capitals', { type: 'String' }, { type: 'string' }],
    ['unknown types', { type: 'Widget' }, {}],
    ['files', { type: 'file' }, { type: 'string', format: 'binary' }],
    ['duplicate members of an enum', { enum: ['a', 'b', 'a'] }, { enum: ['a', 'b'] }],
    ['members of another type', { type: 'string', enum: [1, true] }, { type: 'string', enum: ['1', 'true'] }],
    ['empty enums', { type: 'string', enum: [] }, { type: 'string' }],
    ['required properties of draft 3', { required: true }, {}],
    ['numbers in strings', { minLength: '3' }, { minLength: 3 }],
    ['lengths below zero', { minLength: -1 }, {}],
    ['patterns of another language', { pattern: '(?<!' }, {}],
    ['patterns in slashes', { pattern: '/^a+$/i' }, { pattern: '^a+$' }],
    [
      'lists of items',
      { items: [{ type: 'string' }], additionalItems: false },
      { prefixItems: [{ type: 'string' }], items: false },
    ],
    ['identifiers', { $id: 'x', id: 'y', $schema: 'z', type: 'object' }, { type: 'object' }],
    ['properties that are not schemas', { properties: { a: null, b: 'x' } }, { properties: { a: {}, b: {} } }],
    ['empty lists of schemas', { allOf: [], anyOf: [null] }, {}],
  ])('is repaired: %s', async (_, schema, expected) => {
    expect(await upgraded(schema)).toEqual(expected)
  })

  it('leaves examples as they are', async () => {
    const schema = { type: 'object', example: { nullable: true, type: 'int', $ref: '#/nowhere' } }

    expect(await upgraded(schema)).toEqual(schema)
  })
})

describe('a document of Swagger 2.0', () => {
  const two = {
    swagger: '2.0',
    info: { title: 'Two', version: '1' },
    host: 'api.example.com',
    basePath: '/v2',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    parameters: { Pet: { name: 'pet', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } } },
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    definitions: {
      Pet: { type: 'object', properties: { age: { type: 'integer', minimum: 0, exclusiveMinimum: true } } },
    },
    paths: {
      '/pets': {
        post: {
          parameters: [{ $ref: '#/parameters/Pet' }],
          responses: { 201: { description: '', schema: { $ref: '#/definitions/Pet' } } },
        },
      },
      '/files': {
        post: {
          consumes: ['multipart/form-data'],
          parameters: [{ name: 'file', in: 'formData', type: 'file', required: true }],
          responses: { 204: { description: '' } },
        },
      },
    },
  }

  it('is upgraded with its servers, bodies and security schemes', async () => {
    const { document, warnings } = await readFiles({ '/api.yaml': two })

    const body = { schema: { $ref: '#/components/schemas/Pet' } }
    expect(document.paths['/pets']?.post).toMatchObject({
      requestBody: { required: true, content: { 'application/json': body } },
      responses: { 201: { content: { 'application/json': body } } },
    })
    expect(document).toMatchObject({ 'x-hosts': ['api.example.com'], 'x-base-paths': ['/v2'] })
    expect(document.components.securitySchemes).toEqual({ key: { type: 'apiKey', in: 'header', name: 'X-Key' } })
    expect(schemasOf(document)['Pet']).toEqual({
      type: 'object',
      properties: { age: { type: 'integer', exclusiveMinimum: 0 } },
    })
    expect(warnings).toEqual([])
  })

  it('is upgraded with its forms', async () => {
    const { document } = await readFiles({ '/api.yaml': two })

    const file = { type: 'string', format: 'binary' }
    expect(document.paths['/files']?.post?.requestBody).toMatchObject({
      content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file } } } },
    })
  })
})
