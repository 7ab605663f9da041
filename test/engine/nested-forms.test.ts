import { describe, expect, it } from 'vitest'
import type { SchemaObject } from '../../src/engine/spec/document.ts'
import { createSmallVendor, operation, send } from '../support/small-vendor.ts'

const FORM = 'application/x-www-form-urlencoded'
const schemas = {
  Address: { type: 'object', properties: { city: { type: 'string' }, floor: { type: ['integer', 'null'] } } },
}
// SchemaObject lists only the keywords that the engine reads.
const order = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    amount: { type: 'integer' },
    open: { anyOf: [{ type: 'boolean' }, { type: 'string', enum: ['auto'] }] },
    address: { allOf: [{ $ref: '#/components/schemas/Address' }] },
    metadata: {
      anyOf: [
        { type: 'object', additionalProperties: { type: 'string' } },
        { type: 'string', enum: [''] },
      ],
    },
    tags: { type: 'array', items: { type: 'string' } },
    sizes: { type: 'array', items: { type: 'integer' } },
    lines: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
    'odd[name]': { type: 'string' },
  },
} as SchemaObject

const body = (mediaType: string, schema: SchemaObject) => ({ content: { [mediaType]: { schema } } })
const vendor = createSmallVendor({
  paths: {
    '/orders': { post: operation('postOrder', { requestBody: body(FORM, order) }) },
    '/uploads': { post: operation('postUpload', { requestBody: body('multipart/form-data', order) }) },
    '/shared': { post: operation('postShared', { requestBody: { $ref: '#/components/requestBodies/Order' } }) },
  },
  document: { components: { schemas, requestBodies: { Order: body(FORM, order) } } },
})

async function post(text: string, path = '/orders') {
  const answer = await send(vendor, 'POST', path, { body: text, headers: { 'content-type': FORM } })
  return { ...answer, body: JSON.parse(answer.text).body }
}

describe('a form', () => {
  it.each([
    ['name=007&amount=007', { name: '007', amount: 7 }],
    ['amount=seven', { amount: 'seven' }],
    ['open=true', { open: true }],
    ['open=auto', { open: 'auto' }],
    ['address[city]=Bonn&address[floor]=3', { address: { city: 'Bonn', floor: 3 } }],
    ['address[floor]=', { address: { floor: null } }],
    ['metadata[size]=5&metadata[a%5B]=x', { metadata: { size: '5' }, 'metadata[a[]': 'x' }],
    ['metadata=', { metadata: '' }],
    ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['sizes[1]=2&sizes[0]=1', { sizes: [1, 2] }],
    ['lines[0][price]=5&lines[1][price]=1.5', { lines: [{ price: 5 }, { price: 1.5 }] }],
    ['odd[name]=x', { 'odd[name]': 'x' }],
    ['name[x]=1', { 'name[x]': '1' }],
  ])('decodes %s', async (text, expected) => {
    expect((await post(text)).body).toEqual(expected)
  })

  it('rejects a repeated name that is not a list', async () => {
    const { exchange } = await post('amount=1&amount=2')
    expect(exchange.problem?.findings).toMatchObject([{ at: '/amount', keyword: 'repeated' }])
  })

  it('keeps a name with too many brackets', async () => {
    const name = `metadata${'[a]'.repeat(20)}`
    expect((await post(`${name}=1`)).body).toEqual({ [name]: '1' })
  })

  it('reads the schema of a body that is a reference', async () => {
    expect((await post('address[floor]=3', '/shared')).body).toEqual({ address: { floor: 3 } })
  })

  it('decodes the fields of a multipart form', async () => {
    const form = new FormData()
    for (const [name, value] of [
      ['address[floor]', '3'],
      ['tags[]', 'a'],
      ['amount', '5'],
    ] as const)
      form.set(name, value)
    const { json } = await send(vendor, 'POST', '/uploads', { body: form })
    expect(json()).toMatchObject({ body: { address: { floor: 3 }, tags: ['a'], amount: 5 } })
  })
})
