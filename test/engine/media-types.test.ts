import { describe, expect, it } from 'vitest'
import { concreteType, declaredTypeOf } from '../../src/engine/spec/media-type.ts'
import { createSmallVendor, operation, send } from '../support/small-vendor.ts'

const declares = (...mediaTypes: string[]) => {
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))
  const responses = { 200: { description: 'ok', content }, 415: { description: 'rejected' } }
  return createSmallVendor({
    paths: {
      '/in': { post: operation('postIn', { requestBody: { content } }) },
      '/out': { get: operation('getOut', { responses }) },
    },
    document: { 'x-undeclared-errors': 'neutral' },
  })
}

describe('the declared media type', () => {
  it.each([
    ['application/json', ['application/json; charset=utf-8'], 'application/json; charset=utf-8'],
    ['application/json', ['*/*', 'application/json'], 'application/json'],
    ['application/vnd.desk+json', ['application/*+json'], 'application/*+json'],
    ['image/png', ['image/*', '*/*'], 'image/*'],
    ['image/png', ['text/*'], undefined],
    ['', ['*/*'], '*/*'],
    ['', ['application/json'], undefined],
  ])('of %s among %j is %s', (mediaType, declared, expected) => {
    expect(declaredTypeOf(mediaType, declared)).toBe(expected)
  })

  it('becomes a concrete one in a response', () => {
    expect(['*/*', 'image/*', 'text/csv'].map(concreteType)).toEqual(['application/json', 'image/png', 'text/csv'])
  })
})

describe('a request body', () => {
  it.each([
    ['application/json; charset=utf-8', 'application/json', '{"a":1}', { a: 1 }],
    ['application/*+json', 'application/vnd.desk+json', '{"a":1}', { a: 1 }],
    ['*/*', 'application/json', '{"a":1}', { a: 1 }],
    ['text/plain', 'text/plain', 'hello', 'hello'],
    ['application/xml', 'application/xml', '<a/>', '<a/>'],
    ['application/octet-stream', 'application/octet-stream', 'abc', '(3 bytes, application/octet-stream)'],
    ['image/*', 'image/png', 'abc', '(3 bytes, image/png)'],
  ])('declared as %s is read as %s', async (declared, sent, body, expected) => {
    const { json } = await send(declares(declared), 'POST', '/in', { body, headers: { 'content-type': sent } })
    expect(json()).toMatchObject({ body: expected })
  })

  it('of an undeclared media type is rejected', async () => {
    const init = { body: 'x', headers: { 'content-type': 'text/csv' } }
    expect((await send(declares('image/*'), 'POST', '/in', init)).status).toBe(415)
  })
})

it.each([
  ['*/*', 'application/json'],
  ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
  ['application/*', 'application/json'],
])('a JSON response that is declared as %s is sent as %s', async (declared, sent) => {
  const { headers, status } = await send(declares(declared), 'GET', '/out')
  expect([status, headers.get('content-type')]).toEqual([200, sent])
})
