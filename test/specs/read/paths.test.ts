import { describe, expect, it } from 'vitest'
import { answering, readFiles, readPaths } from './read-files.ts'

const OK = { responses: { 200: { description: '' } } }

describe('the paths of a document', () => {
  it.each([
    ['a', '/a', 'does not start with "/"; it is added.'],
    ['/a?y=1', '/a', 'is served without its query and fragment, as /a.'],
    ['/a#get', '/a', 'is served without its query and fragment, as /a.'],
  ])('are served in a form that can be matched: %s', async (written, path, warning) => {
    const { document, warnings } = await readPaths({ [written]: answering({}) })

    expect(Object.keys(document.paths)).toEqual([path])
    expect(warnings).toEqual([`The path ${written} ${warning}`])
  })

  it.each([
    ['/a/{b', 'has a brace without its counterpart'],
    ['/a/{}', 'has a parameter without a name'],
    ['/a/{b}{c}', 'has two parameters with nothing between them'],
  ])('are not served if they are invalid: %s', async (written, problem) => {
    const { document, warnings } = await readPaths({ [written]: answering({}), '/b': answering({}) })

    expect(Object.keys(document.paths)).toEqual(['/b'])
    expect(warnings).toEqual([`The path ${written} ${problem}; it is not served.`])
  })

  it('are merged if they differ only in the names of parameters', async () => {
    const { document, warnings } = await readPaths({
      '/a/{x}': { get: OK },
      '/a/{y}': { parameters: [{ name: 'y', in: 'path', schema: { type: 'integer' } }], get: OK, put: OK },
    })

    expect(Object.keys(document.paths)).toEqual(['/a/{x}'])
    expect(document.paths['/a/{x}']?.put?.parameters).toEqual([
      { name: 'x', in: 'path', required: true, schema: { type: 'integer' } },
    ])
    expect(warnings).toContain('GET /a/{y} has the same method and template as /a/{x}; it is not served.')
  })

  it('have the mount prefix in front, and are its only root', async () => {
    const api = { openapi: '3.1.0', servers: [{ url: '/v1' }], paths: { '/a/{b}': { get: OK } } }

    const { document } = await readFiles({ '/api.yaml': api }, { mount: 'shop/' })

    expect(Object.keys(document.paths)).toEqual(['/shop/a/{b}'])
    expect(document).toMatchObject({ 'x-roots': ['/shop'], 'x-mount': '/shop', 'x-base-paths': ['/shop/v1'] })
    expect(document.paths['/shop/a/{b}']?.get?.operationId).toBe('getAByB')
  })

  it('give the roots of the document', async () => {
    const paths = {
      '/a/b/{c}': { get: OK },
      '/a/b/d': { get: OK },
      '/a': { get: OK },
      '/e/{f}.json': { get: OK },
      '/': { get: OK },
    }

    const { document } = await readPaths(paths)

    expect(document['x-roots']).toEqual(['/', '/a', '/e'])
  })
})

describe('the servers of a document', () => {
  it.each([
    ['https://api.example.com/v1/', ['api.example.com'], ['/v1']],
    ['https://{region}.example.com:{port}/{version}', ['*.example.com'], ['/2024']],
    ['//api.example.com', ['api.example.com'], []],
    ['/v1', [], ['/v1']],
    ['http://localhost:8080/api', [], ['/api']],
    ['{server}', [], []],
    ['https://exa mple.com', [], []],
    [5, [], []],
  ])('give hosts and base paths: %s', async (url, hosts, basePaths) => {
    const variables = { version: { default: '2024' } }
    const api = { openapi: '3.1.0', servers: [{ url, variables }], paths: { '/a': { get: OK } } }

    const { document } = await readFiles({ '/api.yaml': api })

    expect(document).toMatchObject({ 'x-hosts': hosts, 'x-base-paths': basePaths })
  })

  it('make the paths below base paths roots, too', async () => {
    const api = { openapi: '3.1.0', servers: [{ url: 'https://a.example/v1' }], paths: { '/a/{b}': { get: OK } } }

    const { document } = await readFiles({ '/api.yaml': api })

    expect(document['x-roots']).toEqual(['/a', '/v1/a'])
  })
})
