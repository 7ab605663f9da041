import { describe, expect, it } from 'vitest'
import { SpecError } from '../../../src/specs/spec-error.ts'
import { answering, readFiles } from './read-files.ts'

const PATHS = { '/a': answering({}) }

/** A tower of YAML aliases that expands to ten to the power of nine values. */
const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((name, i) => {
    const below = `*${'abcdefgh'[i]}`
    return `${name}: &${name} [${Array.from({ length: 10 }, () => below).join(', ')}]`
  }),
].join('\n')

const DEEP = `${'['.repeat(600)}${']'.repeat(600)}`

describe('a document that cannot be served', () => {
  it.each([
    ['is missing', undefined, 'Failed to read /api.yaml: no such file. Check the path or URL.'],
    ['is empty', '', 'it seems to be an empty file'],
    ['is an HTML page', '<!doctype html><html></html>', 'it seems to be an HTML or XML page'],
    ['is plain text', 'hello', 'it seems to be plain text'],
    ['is an AsyncAPI document', { asyncapi: '3.0.0' }, 'it seems to be an AsyncAPI document'],
    ['is a Postman collection', { info: { _postman_id: '1' }, item: [] }, 'it seems to be a Postman collection'],
    ['is a JSON Schema', { $schema: 'x', type: 'object' }, 'it seems to be a JSON Schema'],
    ['is a fragment', { paths: {} }, 'it seems to be a part of an OpenAPI document without its version'],
    ['is a list', [1], 'it seems to be a list'],
    ['is YAML with an error', 'openapi: 3.1.0\npaths: [', 'at line 2, column 9'],
    ['is JSON with an error', '{"openapi": "3.1.0" "paths": {}}', '/api.yaml is neither valid YAML nor valid JSON'],
    ['has an old version', { swagger: '1.2' }, '/api.yaml has the version 1.2, which is not supported.'],
    ['has a future version', { openapi: '4.0.0' }, '/api.yaml has the version 4.0.0, which is not supported.'],
    ['has no paths', { openapi: '3.1.0' }, 'has no operation that could be served: "paths" is missing or empty.'],
    ['has paths without methods', { openapi: '3.1.0', paths: { '/a': {} } }, 'has no operation that could be served.'],
    ['expands to too many values', BOMB, '/api.yaml is larger than 5,000,000 values.'],
    ['contains itself', 'a: &a\n  b: *a', '/api.yaml is infinite, because a YAML alias contains itself.'],
    ['is nested too deeply', DEEP, '/api.yaml is nested more than 500 levels deep.'],
  ])('is rejected with one sentence if it %s', async (_, text, message) => {
    const error = await readFiles({ '/api.yaml': text }).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(SpecError)
    expect(error).toMatchObject({ name: 'SpecError', message: expect.stringContaining(message) })
  })
})

describe('a document with odd contents', () => {
  it.each([
    ['control characters', { '/a\u0000b': answering({}), ...PATHS }],
    ['names of every object', { '/constructor': answering({ $ref: '#/components/schemas/__proto__' }), ...PATHS }],
    ['other kinds of values', { '/b': null, '/c': 'x', '/d': { get: 5, parameters: 'x' }, ...PATHS }],
    ['invalid operations', { '/b': { get: { parameters: [null, 1], responses: 'x', requestBody: [], security: 7 } } }],
  ])('is served if it has %s', async (_, paths) => {
    const components = { schemas: JSON.parse('{"__proto__": {}, "a b": null, "": 1}'), responses: [], headers: null }

    const { document } = await readFiles({
      '/api.yaml': { openapi: '3.1.0', info: 5, paths, components, servers: 'x' },
    })

    expect(Object.keys(document.paths).length).toBeGreaterThan(0)
  })

  it('is served with the last of several equal keys', async () => {
    const text = 'openapi: 3.1.0\ninfo: {title: A, version: "1"}\npaths:\n  /a: {get: {}}\n  /a: {post: {}}\n'

    const { document, warnings } = await readFiles({ '/api.yaml': text })

    expect(Object.keys(document.paths['/a'] ?? {})).toEqual(['post'])
    expect(warnings[0]).toMatch(/^\/api\.yaml repeats a key at line 5, column \d+; the last value is used\.$/)
  })
})
