import { defineVendor, notImplemented, withHeaders } from '../../src/kit.ts'
import { shopSpec } from './shop-spec.ts'

/** A vendor as a maker writes it: everything but its spec, collections and handlers is a default. */
export const shop = defineVendor({
  spec: shopSpec,
  collections: { products: { schema: 'Product', key: 'id', unique: { name: ({ name }) => name } } },
  handlers: {
    listProducts: ({ world }) => world.products.list(),
    createProduct: ({ world, id, body }) => {
      const product = world.products.insert({ ...body, id: id() })
      return withHeaders(product, { location: `/products/${product.id}` })
    },
    getProduct: ({ world, path }) => world.products.getOrThrow(path.productId),
    restock: notImplemented,
  },
})
