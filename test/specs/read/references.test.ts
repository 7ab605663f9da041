import { describe, expect, it } from 'vitest'
import { answering, readFiles, readPaths } from './read-files.ts'

const PET = { type: 'object', properties: { name: { type: 'string' } } }

describe('a reference to a schema', () => {
  it.each([
    ['a component', '#/components/schemas/Pet', 'Pet'],
    ['a percent-encoded component', '#/components/schemas/%50et', 'Pet'],
    ['a component with an unusual name', '#/components/schemas/List%3CPet~1Dog%3E', 'List_Pet_Dog_'],
    ['a property', '#/components/schemas/Owner/properties/pet', 'OwnerPet'],
    ['a place in a path', '#/paths/~1b/get/responses/200/content/application~1json/schema', 'BGet200'],
    ['the place of Swagger 2.0', '#/definitions/Pet', 'Pet'],
    ['a bare name', 'Pet', 'Pet'],
  ])('leads to a named component: %s', async (_, $ref, name) => {
    const schemas = { Pet: PET, 'List<Pet/Dog>': PET, Owner: { properties: { pet: PET } } }

    const { document, warnings } = await readPaths({ '/a': answering({ $ref }), '/b': answering(PET) }, { schemas })

    expect(document.paths['/a']?.get?.responses['200']).toMatchObject({
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
    })
    expect(document.components['schemas']).toMatchObject({ [name]: PET })
    expect(warnings).toEqual([])
  })

  it('that leads nowhere accepts any value, with a warning', async () => {
    const { document, warnings } = await readPaths(
      { '/a': answering({ $ref: '#/components/schemas/Pte' }) },
      { schemas: { Pet: PET } },
    )

    expect(document.paths['/a']?.get?.responses['200']).toMatchObject({
      content: { 'application/json': { schema: {} } },
    })
    expect(warnings).toEqual([
      'GET /a refers to "#/components/schemas/Pte", which does not exist; any value is accepted there. Did you mean Pet?',
    ])
  })

  it.each([
    ['two references', { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } }],
    ['allOf', { A: { allOf: [{ $ref: '#/components/schemas/A' }] } }],
    ['a chain', { A: { anyOf: [{ $ref: '#/components/schemas/B' }] }, B: { not: { $ref: '#/components/schemas/A' } } }],
  ])('is removed if a schema consists of itself by %s', async (_, schemas) => {
    const { warnings } = await readPaths({ '/a': answering({ $ref: '#/components/schemas/A' }) }, { schemas })

    expect(warnings).toEqual([
      'The schema A consists of itself; any value is accepted in place of the reference to it.',
    ])
  })

  it('stays if a schema contains itself in a property', async () => {
    const Node = { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' } } }

    const { document, warnings } = await readPaths(
      { '/a': answering({ $ref: '#/components/schemas/Node' }) },
      { schemas: { Node } },
    )

    expect(document.components['schemas']).toEqual({ Node })
    expect(warnings).toEqual([])
  })
})

describe('a reference to another kind of object', () => {
  it('stays if it leads to a component', async () => {
    const parameters = { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } }
    const get = {
      parameters: [{ $ref: '#/components/parameters/Limit' }],
      responses: { 404: { $ref: '#/components/responses/Missing' } },
    }

    const { document } = await readPaths(
      { '/a': { get } },
      { parameters, responses: { Missing: { description: 'none' } } },
    )

    expect(document.paths['/a']?.get).toMatchObject(get)
  })

  it('is left out with a warning if it leads nowhere', async () => {
    const $ref = '#/components/parameters/Limit'
    const get = { parameters: [{ $ref }], requestBody: { $ref }, responses: { 400: { $ref } } }

    const { document, warnings } = await readPaths({ '/a': { get } })

    expect(document.paths['/a']?.get).toMatchObject({ parameters: [], responses: { 400: { description: '' } } })
    expect(document.paths['/a']?.get?.requestBody).toBeUndefined()
    expect(warnings).toHaveLength(3)
  })

  it('is replaced by the path item that it leads to', async () => {
    const paths = { '/a': answering({}), '/b': { $ref: '#/paths/~1a' } }

    const { document } = await readPaths(paths)

    expect([document.paths['/a']?.get?.operationId, document.paths['/b']?.get?.operationId]).toEqual(['getA', 'getB'])
  })
})

const api = (paths: object) => ({ openapi: '3.0.3', info: { title: 'Shop', version: '1' }, paths })

describe('references to other files', () => {
  it('are brought into the document', async () => {
    const { document, locations, warnings } = await readFiles({
      '/api.yaml': api({ '/pets': { $ref: 'paths/pets.yaml' } }),
      '/paths/pets.yaml': 'get: {responses: {200: {$ref: "../common.json#/responses/Pets"}}}',
      '/common.json': {
        responses: {
          Pets: { description: '', content: { 'application/json': { schema: { $ref: '#/schemas/Pet' } } } },
        },
        schemas: { Pet: { ...PET, nullable: true, properties: { parent: { $ref: '#/schemas/Pet' } } } },
      },
    })

    expect(document.paths['/pets']?.get?.responses['200']).toEqual({ $ref: '#/components/responses/Pets' })
    expect(document.components).toMatchObject({
      responses: { Pets: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
      schemas: { Pet: { type: ['object', 'null'], properties: { parent: { $ref: '#/components/schemas/Pet' } } } },
    })
    expect(locations).toEqual(['/api.yaml', '/paths/pets.yaml', '/common.json'])
    expect(warnings).toEqual([])
  })

  it('may lead back to the document, and to whole files', async () => {
    const { document } = await readFiles({
      '/api.yaml': { ...api({ '/a': answering({ $ref: './Box.yaml' }) }), components: { schemas: { Pet: PET } } },
      '/Box.yaml': 'type: object\nproperties: {pet: {$ref: "api.yaml#/components/schemas/Pet"}, box: {$ref: "#"}}',
    })

    expect(document.components['schemas']).toMatchObject({
      Box: { properties: { pet: { $ref: '#/components/schemas/Pet' }, box: { $ref: '#/components/schemas/Box' } } },
    })
  })

  it('accept any value if the file is missing, with warnings', async () => {
    const { warnings } = await readFiles({ '/api.yaml': api({ '/a': answering({ $ref: 'gone.yaml#/Pet' }) }) })

    expect(warnings).toEqual([
      'Failed to read /gone.yaml: no such file. Check the path or URL.',
      'GET /a refers to "gone.yaml#/Pet", which does not exist; any value is accepted there.',
    ])
  })
})
