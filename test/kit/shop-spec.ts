import type { Document, OperationObject } from '../../src/engine/spec/document.ts'
import type { Validate } from '../../src/engine/spec/validators.ts'
import type { VendorSpec } from '../../src/kit.ts'

/** A product of the shop. */
export interface Product {
  id: string
  name: string
  price: number
}

/** The static types of the shop's spec, as they would be generated. */
export interface ShopTypes {
  readonly operations: {
    listProducts: { parameters: object; responses: { 200: { content: { 'application/json': Product[] } } } }
    createProduct: {
      parameters: object
      requestBody: { content: { 'application/json': { name: string; price: number } } }
      responses: { 201: { content: { 'application/json': Product } }; 409: { content: { 'application/json': object } } }
    }
    getProduct: {
      parameters: { path: { productId: string } }
      responses: { 200: { content: { 'application/json': Product } }; 404: { content: { 'application/json': object } } }
    }
    restock: { parameters: object; responses: { 204: { content?: never } } }
  }
  readonly schemas: { Product: Product }
  readonly profile: { currency: 'EUR' | 'USD' }
  readonly links: unknown
  readonly actions: unknown
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const product = { $ref: '#/components/schemas/Product' }
const body = { type: 'object', properties: { name: { type: 'string' }, price: { type: 'number' } } }

function operation(operationId: string, responses: Readonly<Record<string, object>>): OperationObject {
  const described = Object.entries(responses).map(([status, response]) => [
    status,
    { description: operationId, ...response },
  ])
  return {
    operationId,
    summary: operationId,
    'x-provenance': 'assumed',
    responses: Object.fromEntries(described),
  }
}

const document: Document = {
  openapi: '3.1.0',
  info: { title: 'The Shop', version: '1' },
  'x-roots': ['/products'],
  'x-unmatched': {},
  'x-profile': { currency: { default: 'EUR', enum: ['EUR', 'USD'], description: 'Currency of prices.' } },
  security: [{ bearer: [] }],
  paths: {
    '/products': {
      get: operation('listProducts', { 200: json({ type: 'array', items: product }), 401: json({}) }),
      post: {
        ...operation('createProduct', { 201: json(product), 401: json({}), 409: json({}) }),
        requestBody: { required: true, ...json(body) },
      },
    },
    '/products/{productId}': {
      get: {
        ...operation('getProduct', { 200: json(product), 401: json({}), 404: json({}) }),
        parameters: [{ name: 'productId', in: 'path', required: true, schema: { type: 'string' } }],
      },
    },
    '/products/restock': { post: operation('restock', { 204: {}, 401: json({}), 501: json({}) }) },
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Product: { ...body, properties: { ...body.properties, id: { type: 'string' } }, required: ['id', 'name'] },
    },
  },
}

const isProduct: Validate = (data) => typeof data === 'object' && data !== null && 'id' in data && 'name' in data
const check = { bodies: { 'application/json': {} } }
const checks = { 200: check, 201: check, 204: { bodies: {} }, 401: check, 404: check, 409: check, 501: check }

/** The shop's spec. Its validators accept all requests. */
export const shopSpec: VendorSpec<ShopTypes> = {
  document,
  digest: 'a'.repeat(64),
  records: { Product: isProduct },
  validators: async () => ({
    validators: {
      parameters: {},
      bodies: { createProduct: { 'application/json': () => true } },
      responses: { listProducts: checks, createProduct: checks, getProduct: checks, restock: checks },
      unmatched: { 404: check, 405: check },
    },
  }),
}
