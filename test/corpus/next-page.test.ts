import { describe, expect, test } from 'vitest'
import type { Answer } from '../../scripts/corpus/answers.ts'
import { nextPage, sizeParameter } from '../../scripts/corpus/next-page.ts'
import type { ApiOperation } from '../../scripts/corpus/openapi.ts'
import { boards } from './api.ts'

function list(...parameters: readonly string[]): ApiOperation {
  const [operation] = boards().operations.filter(({ name }) => name === 'GET /boards')
  if (operation === undefined) throw new Error('the API has no list')
  const query = parameters.map((name) => ({ name, in: 'query', required: false, schema: {}, style: undefined }))
  return { ...operation, parameters: query }
}

function answer(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, ok: true, headers: new Headers(headers), body, text: '', target: '/boards' }
}

describe('the next page', () => {
  test('is the target of the Link header', () => {
    const link = '<https://a.example/boards?page=1>; rel="prev", <https://a.example/boards?page=3>; rel="next"'
    expect(nextPage(list('page'), answer({}, { link }), undefined)).toEqual({
      kind: 'link',
      url: 'https://a.example/boards?page=3',
    })
  })

  test.each([
    [{ next: '/boards?page=2' }],
    [{ links: { next: '/boards?page=2' } }],
    [{ _links: { next: { href: '/boards?page=2' } } }],
    [{ meta: { next_page_url: '/boards?page=2' } }],
  ])('is a URL in %j', (body) => {
    expect(nextPage(list('page'), answer(body), undefined)).toEqual({ kind: 'url', url: '/boards?page=2' })
  })

  test.each([
    [{ next_cursor: 'abc' }, ['limit', 'cursor'], 'cursor'],
    [{ nextPageToken: 'abc' }, ['pageSize', 'pageToken'], 'pageToken'],
    [{ paging: { next: { after: 'abc' } } }, ['limit', 'after'], 'after'],
    [{ metadata: { continue: 'abc' } }, ['limit', 'continue'], 'continue'],
    [{ response_metadata: { next_cursor: 'abc' } }, ['limit', 'cursor'], 'cursor'],
  ])('is a cursor in %j', (body, parameters, parameter) => {
    expect(nextPage(list(...parameters), answer(body), undefined)).toEqual({ kind: 'cursor', parameter, value: 'abc' })
  })

  test('is the number after that of the page, if there are more pages', () => {
    expect(nextPage(list('page'), answer({ page: 1, pages: 2 }), undefined)).toMatchObject({ value: '2' })
    expect(nextPage(list('page'), answer({ page: 2, pages: 2 }), undefined)).toBeUndefined()
  })

  test('starts after the last key, if the body contains that there are more', () => {
    const operation = list('limit', 'starting_after')
    expect(nextPage(operation, answer({ has_more: true }), 'b2')).toMatchObject({ kind: 'key', value: 'b2' })
    expect(nextPage(operation, answer({ has_more: false }), 'b2')).toBeUndefined()
  })

  test.each([[{ next: null }], [{ next: '' }], [{ data: [{ next: '/other' }] }], [{}]])('is missing in %j', (body) => {
    expect(nextPage(list('cursor'), answer(body), undefined)).toBeUndefined()
  })
})

test.each(['limit', 'per_page', 'PageSize', '$top', 'page[size]', 'maxResults'])(
  '"%s" sets the size of a page',
  (name) => {
    expect(sizeParameter(list('cursor', name))).toBe(name)
  },
)
