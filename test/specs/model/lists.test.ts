import { describe, expect, it } from 'vitest'
import { arrayOf, modelOf, object, roleOf } from './paths.ts'

const integer = { type: 'integer' }
const string = { type: 'string' }
const item = object({
  id: 'string',
  name: 'string',
  age: 'integer',
  created_at: { type: 'string', format: 'date-time' },
})

/** Returns the role of a list with some query parameters and a response. */
function listWith(query: Readonly<Record<string, object>>, returns: object, headers?: object) {
  const model = modelOf({
    'GET /users': { query, returns, ...(headers && { headers }) },
    'GET /users/{id}': { returns: item },
  })
  return roleOf(model, 'GET /users', 'list')
}

describe('the parameters that select a page', () => {
  it.each([
    [
      { limit: integer, offset: integer },
      { size: 'limit', offset: 'offset' },
    ],
    [
      { per_page: integer, page: integer },
      { size: 'per_page', page: 'page' },
    ],
    [
      { 'page[size]': integer, 'page[after]': string },
      { size: 'page[size]', cursor: 'page[after]' },
    ],
    [
      { $top: integer, $skip: integer },
      { size: '$top', offset: '$skip' },
    ],
    [
      { PageSize: integer, Page: integer, PageToken: string },
      { size: 'PageSize', page: 'Page', cursor: 'PageToken' },
    ],
    [
      { limit: integer, continue: string },
      { size: 'limit', cursor: 'continue' },
    ],
    [
      { limit: integer, starting_after: string },
      { size: 'limit', cursor: 'starting_after' },
    ],
  ])('are found by their names and types: %j', (query, expected) => {
    const { size, page, offset, cursor } = listWith(query, arrayOf(item)).paging
    const found = { size: size?.parameter, page: page?.parameter, offset: offset?.parameter, cursor: cursor?.parameter }
    expect(JSON.parse(JSON.stringify(found))).toEqual(expected)
  })

  it('have the default and the maximum of their schema or description', () => {
    const described = { type: 'integer', description: 'Page size (default 30, max 100)' }
    expect(listWith({ per_page: described }, arrayOf(item)).paging.size).toMatchObject({ default: 30, most: 100 })
    const declared = { type: 'integer', default: 5, maximum: 50 }
    expect(listWith({ per_page: declared }, arrayOf(item)).paging.size).toMatchObject({ default: 5, most: 50 })
  })
})

describe('the parts of a response that describe the page', () => {
  it.each([
    [{ next: { type: 'string', format: 'uri' } }, ['next'], 'next-url'],
    [{ nextPageToken: string }, ['nextPageToken'], 'next-cursor'],
    [{ next_page_uri: string }, ['next_page_uri'], 'next-url'],
    [{ paging: object({ next: object({ after: 'string' }) }) }, ['paging', 'next', 'after'], 'next-cursor'],
    [{ pagination: object({ next_url: 'string' }) }, ['pagination', 'next_url'], 'next-url'],
    [{ links: object({ next: 'string' }) }, ['links', 'next'], 'next-url'],
    [{ _links: object({ next: object({ href: 'string' }) }) }, ['_links', 'next', 'href'], 'next-url'],
    [{ response_metadata: object({ next_cursor: 'string' }) }, ['response_metadata', 'next_cursor'], 'next-cursor'],
    [{ metadata: object({ continue: 'string' }) }, ['metadata', 'continue'], 'next-cursor'],
    [{ next_page: integer }, ['next_page'], 'next-cursor'],
    [{ has_more: 'boolean' }, ['has_more'], 'has-more'],
    [{ isLast: 'boolean' }, ['isLast'], 'is-last'],
    [{ meta: object({ total: 'integer' }) }, ['meta', 'total'], 'total'],
    [{ count: integer }, ['count'], 'total'],
    [{ totalPages: integer }, ['totalPages'], 'total-pages'],
  ])('are found by place, type and format: %j', (properties, place, meaning) => {
    const { reports } = listWith({ cursor: string }, object({ data: arrayOf(item), ...properties })).paging
    expect(reports).toEqual([{ place, meaning }])
  })

  it('include a Link header if the list is paged and nothing else reports the next page', () => {
    expect(listWith({ page: integer }, arrayOf(item)).paging.linkHeader).toBe(true)
    expect(listWith({ page: integer }, object({ data: arrayOf(item), has_more: 'boolean' })).paging.linkHeader).toBe(
      false,
    )
    expect(listWith({}, arrayOf(item)).paging.linkHeader).toBe(false)
    expect(listWith({}, arrayOf(item), { LINK: { schema: string } }).paging.linkHeader).toBe(true)
  })
})

describe('the place of a list', () => {
  it.each([
    [arrayOf(item), []],
    [object({ users: arrayOf(item), errors: arrayOf(object({ code: 'string' })) }), ['users']],
    [object({ data: object({ items: arrayOf(item) }) }), ['data', 'items']],
    [object({ _embedded: object({ users: arrayOf(item) }) }), ['_embedded', 'users']],
  ])('is the array of records', (returns, place) => {
    expect(listWith({}, returns).listPlace).toEqual(place)
  })
})

describe('the filters of a list', () => {
  it.each([
    ['name', { place: ['name'], test: 'equals' }],
    ['filter[name]', { place: ['name'], test: 'equals' }],
    ['name_like', { place: ['name'], test: 'contains' }],
    ['min_age', { place: ['age'], test: 'least' }],
    ['age_lte', { place: ['age'], test: 'most' }],
    ['created_after', { place: ['created_at'], test: 'least' }],
    ['created_at[gte]', { place: ['created_at'], test: 'least' }],
    ['q', { place: [], test: 'contains' }],
  ])('compare properties that %s is named like', (parameter, filter) => {
    expect(listWith({ [parameter]: string }, arrayOf(item)).filters).toEqual([
      { parameter, in: 'query', wildcards: [], ...filter },
    ])
  })

  it('know values that select everything', () => {
    const record = object({ id: 'string', state: { type: 'string', enum: ['open', 'closed'] } })
    const query = { state: { type: 'string', enum: ['open', 'closed', 'all'] } }
    const model = modelOf({
      'GET /pulls': { query, returns: arrayOf(record) },
      'GET /pulls/{id}': { returns: record },
    })
    expect(roleOf(model, 'GET /pulls', 'list').filters[0]?.wildcards).toEqual(['all'])
  })

  it('leave out the parameters that sort', () => {
    const query = {
      sort: { type: 'string', enum: ['name', 'age'] },
      direction: { type: 'string', enum: ['asc', 'desc'] },
    }
    const list = listWith(query, arrayOf(item))
    expect(list.sorting).toEqual({ parameter: 'sort', direction: 'direction' })
    expect(list.filters).toEqual([])
  })
})
