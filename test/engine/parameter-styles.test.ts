import { describe, expect, it } from 'vitest'
import type { ParameterObject, SchemaObject } from '../../src/engine/spec/document.ts'
import { createSmallVendor, operation, send } from '../support/small-vendor.ts'

const filter = {
  type: 'object',
  properties: { size: { type: 'integer' }, by: { type: 'object', properties: { open: { type: 'boolean' } } } },
} as SchemaObject
const integers = { type: 'array', items: { type: 'integer' } } as const

function vendorWith(parameter: Partial<ParameterObject>, path = '/desks') {
  const parameters = [{ name: 'a', in: 'query', ...parameter } as ParameterObject]
  return createSmallVendor({
    paths: { [path]: { get: operation('getDesks', { parameters }) } },
    document: { components: { schemas: { Size: { type: 'integer' } } } },
  })
}

describe('a query parameter', () => {
  it.each<[string, Partial<ParameterObject>, string, unknown]>([
    [
      'in deepObject',
      { style: 'deepObject', schema: filter },
      'a[size]=5&a[by][open]=true',
      { size: 5, by: { open: true } },
    ],
    ['in deepObject, as a list', { style: 'deepObject', schema: integers }, 'a[0]=1&a[]=2', [2, 1]],
    ['in deepObject, as a repeated name', { style: 'deepObject', schema: integers }, 'a=1&a=2', [1, 2]],
    ['as an exploded object', { schema: filter }, 'size=5', { size: 5 }],
    ['as an object in pairs', { schema: filter, explode: false }, 'a=size,5', { size: 5 }],
    [
      'as JSON in content',
      { content: { 'application/json': { schema: filter } } },
      'a=%7B%22size%22:5%7D',
      { size: 5 },
    ],
    ['separated by spaces', { style: 'spaceDelimited', explode: false, schema: integers }, 'a=1%202', [1, 2]],
    ['separated by pipes', { style: 'pipeDelimited', schema: integers }, 'a=1|2', [1, 2]],
    ['with a nullable type', { schema: { type: ['integer', 'null'] } }, 'a=5', 5],
    ['with a reference', { schema: { $ref: '#/components/schemas/Size' } }, 'a=5', 5],
    [
      'with alternatives',
      { schema: { anyOf: [{ type: 'integer' }, { type: 'string' }] } as SchemaObject },
      'a=now',
      'now',
    ],
  ])('%s is decoded', async (_, parameter, query, expected) => {
    const { json, exchange } = await send(vendorWith(parameter), 'GET', `/desks?${query}`)
    expect(json()).toMatchObject({ query: { a: expected } })
    expect(exchange.undeclared).toEqual([])
  })

  it('that is not JSON is rejected where its content is', async () => {
    const vendor = vendorWith({ content: { 'application/json': {} } })
    const { exchange } = await send(vendor, 'GET', '/desks?a={')
    expect(exchange.problem?.findings).toMatchObject([{ in: 'query', at: 'a', keyword: 'syntax' }])
  })

  it('with brackets is undeclared if it is not an object', async () => {
    const { exchange } = await send(vendorWith({ schema: { type: 'string' } }), 'GET', '/desks?a[b]=1')
    expect(exchange.undeclared).toMatchObject([{ at: 'a[b]' }])
  })
})

it.each<[Partial<ParameterObject>, string, unknown]>([
  [{ schema: integers }, '1,2', [1, 2]],
  [{ schema: filter }, 'size,5', { size: 5 }],
  [{ schema: { type: 'integer' }, style: 'label' }, '.5', 5],
  [{ schema: { type: 'integer' }, style: 'matrix' }, ';a=5', 5],
])('a path parameter %j decodes %s', async (parameter, text, expected) => {
  const vendor = vendorWith({ ...parameter, in: 'path', required: true }, '/desks/{a}')
  expect((await send(vendor, 'GET', `/desks/${text}`)).json()).toMatchObject({ path: { a: expected } })
})

it('decodes cookies', async () => {
  const vendor = vendorWith({ in: 'cookie', schema: { type: 'integer' } })
  const headers = { cookie: 'other=1; a=5' }
  expect((await send(vendor, 'GET', '/desks', { headers })).json()).toMatchObject({ cookie: { a: 5 } })
})
