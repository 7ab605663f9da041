import { describe, expect, it } from 'vitest'
import { answering, readPaths } from './read-files.ts'

const OK = { responses: { 200: { description: '', content: { 'application/json': {} } } } }

const limit = (maximum: number) => ({ name: 'limit', in: 'query', schema: { type: 'integer', maximum } })

describe('the operations of a document', () => {
  it.each([
    ['get', '/boards/{boardId}', 'getBoardsByBoardId'],
    ['post', '/user-groups', 'postUserGroups'],
    ['get', '/', 'getRoot'],
    ['get', '/Accounts/{Sid}.json', 'getAccountsBySidJson'],
  ])('get an id from method and path: %s %s', async (method, path, id) => {
    const { document } = await readPaths({ [path]: { [method]: OK } })

    expect(document.paths[path]).toMatchObject({ [method]: { operationId: id, 'x-provenance': 'reference' } })
  })

  it('keep their ids if they are unique', async () => {
    const { document, warnings } = await readPaths({
      '/a': { get: { ...OK, operationId: 'list items' }, post: { ...OK, operationId: 'twice' } },
      '/b': { get: { ...OK, operationId: 'twice' }, put: { ...OK, operationId: 'constructor' } },
    })

    const ids = Object.values(document.paths).flatMap(({ get, post, put }) =>
      [get, post, put].map((o) => o?.operationId),
    )
    expect(ids.filter((id) => id !== undefined)).toEqual(['list items', 'twice', 'getB', 'putB'])
    expect(warnings).toEqual([
      'GET /b has an operationId that another operation has, "twice"; it is called getB.',
      'PUT /b has an operationId that cannot be used, "constructor"; it is called putB.',
    ])
  })

  it.each(['Accept', 'content-type', 'Authorization'])('have no header parameter %s', async (name) => {
    const parameters = [{ name, in: 'header', required: true, schema: { type: 'string' } }]

    const { document } = await readPaths({ '/a': { get: { ...OK, parameters } } })

    expect(document.paths['/a']?.get?.parameters).toEqual([])
  })

  it('override parameters of their path', async () => {
    const shared = { name: 'X-Tenant', in: 'header', schema: { type: 'string' } }

    const { document } = await readPaths({
      '/a': { parameters: [shared, limit(10)], get: { ...OK, parameters: [limit(20)] }, post: OK },
    })

    expect(document.paths['/a']?.parameters).toBeUndefined()
    expect(document.paths['/a']?.get?.parameters).toEqual([shared, limit(20)])
    expect(document.paths['/a']?.post?.parameters).toEqual([shared, limit(10)])
  })

  it.each([
    [
      'a misspelt one',
      '{petId}',
      'petID',
      'declares the path parameter "petID", which is not in the path; it is used for "petId".',
    ],
    ['one too many', 'pets', 'id', 'declares the path parameter "id", which is not in the path; it is ignored.'],
  ])('have the path parameters of their template: %s', async (_, segment, name, warning) => {
    const parameter = { name, in: 'path', schema: { type: 'integer' } }

    const { document, warnings } = await readPaths({ [`/${segment}`]: { get: { ...OK, parameters: [parameter] } } })

    const expected = segment === 'pets' ? [] : [{ ...parameter, name: 'petId', required: true }]
    expect(document.paths[`/${segment}`]?.get?.parameters).toEqual(expected)
    expect(warnings).toEqual([`GET /${segment} ${warning}`])
  })

  it('accept any string for a path parameter that is not declared', async () => {
    const { document, warnings } = await readPaths({ '/a/{b}': { get: OK } })

    expect(document.paths['/a/{b}']?.get?.parameters).toEqual([
      { name: 'b', in: 'path', required: true, schema: { type: 'string' } },
    ])
    expect(warnings).toEqual(['GET /a/{b} does not declare the path parameter "b"; any string is accepted.'])
  })

  it('have responses with valid statuses', async () => {
    const [ok] = Object.values(OK.responses)
    const responses = { 200: ok, '4xx': null, default: 5, success: {} }

    const { document, warnings } = await readPaths({ '/a': { get: { responses }, post: {} } })

    const open = { description: '' }
    expect(document.paths['/a']?.get?.responses).toEqual({ 200: ok, '4XX': open, default: open })
    expect(document.paths['/a']?.post?.responses).toEqual({ 200: open })
    expect(warnings).toHaveLength(2)
  })

  it('require only security schemes that exist', async () => {
    const get = { ...OK, security: [{ key: [] }, { gone: [] }] }

    const { document, warnings } = await readPaths(
      { '/a': { get } },
      { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    )

    expect(document.paths['/a']?.get?.security).toEqual([{ key: [] }])
    expect(warnings).toEqual(['GET /a requires the security scheme "gone", which does not exist; it is not required.'])
  })

  it('keep the extensions that the engine reads, and lose those with another meaning', async () => {
    const get = { ...OK, 'x-permissions': ['a:read'], 'x-behaviour': 'fast', 'x-other': 1 }

    const { document, warnings } = await readPaths({ '/a': { get } })

    expect(document.paths['/a']?.get).toMatchObject({ 'x-permissions': ['a:read'], 'x-other': 1 })
    expect(document.paths['/a']?.get).not.toHaveProperty('x-behaviour')
    expect(warnings).toEqual(['GET /a has x-behaviour in a form that DeskDouble does not know; it is ignored.'])
  })

  it('are read in linear time', async () => {
    const schema = { type: 'object', properties: { next: { $ref: '#/components/schemas/S0' } } }
    const document = (count: number) => {
      const indexes = Array.from({ length: count }, (_, i) => i)
      const paths = indexes.map((i) => [`/r${i}/{id}`, answering({ $ref: `#/components/schemas/S${i}` })])
      return [
        Object.fromEntries(paths),
        { schemas: Object.fromEntries(indexes.map((i) => [`S${i}`, schema])) },
      ] as const
    }
    const time = async (count: number) => {
      const start = performance.now()
      await readPaths(...document(count))
      return performance.now() - start
    }
    await time(1000)

    expect(await time(10_000)).toBeLessThan(10 * 10 * (await time(1000)))
  })
})
