// Code that must not compile. The compiler reports each line that expects an error and has none.

import { vendorSuite } from '../../src/adapters/vendor-suite.ts'
import { createEmulator } from '../../src/index.ts'
import { defineVendor, emulate, loadVendorSpec, notImplemented } from '../../src/kit.ts'
import { vendors } from '../../src/vendors/index.ts'
import { shop } from '../kit/shop.ts'
import { shopSpec } from '../kit/shop-spec.ts'

export function handles(): void {
  const emulator = emulate({ vendors: { shop } })
  emulator.shop.records.products.find('name', 'Teapot')?.price.toFixed()
  emulator.shop.setProfile({ currency: 'USD' })
  emulator.fork().shop.fail('getProduct', { status: 404 })
  emulator.fail('createProduct', { status: 409 })
  emulator.exchanges('listProducts')
  void emulator.pact({ consumer: 'web', vendor: 'shop' })
  emulator.vendor('shop').credentials.headers['authorization']?.trim()
  // @ts-expect-error this emulator has other vendors
  void emulator.genesys
  // @ts-expect-error the vendor has no such collection
  void emulator.shop.records.prodcts
  // @ts-expect-error the collection has no such unique value
  emulator.shop.records.products.find('sku', 'T-1')
  // @ts-expect-error the vendor has no such operation
  emulator.shop.fail('getAssistants', { status: 503 })
  // @ts-expect-error the spec does not declare this status for this operation
  emulator.fail('listProducts', { status: 409 })
  // @ts-expect-error no vendor has such an operation
  emulator.exchanges('getAssistants')
  // @ts-expect-error no vendor has this name
  void emulator.pact({ consumer: 'web', vendor: 'genesys' })
  // @ts-expect-error the setting has no such value
  emulator.shop.setProfile({ currency: 'GBP' })
}

export function combined(): void {
  const emulator = createEmulator({ vendors: { ...vendors, shop } })
  emulator.genesys.fail('getAssistants', { status: 503 })
  emulator.shop.records.products.list()
  emulator.fail('getProduct', { status: 404 })
  emulator.fail('getAssistants', { status: 503 })
  const narrowed = createEmulator({ vendors: { kore: vendors.kore } })
  narrowed.kore.records.agents.list()
  // @ts-expect-error this emulator has one vendor
  void narrowed.bird
}

const handlers = {
  listProducts: notImplemented,
  createProduct: notImplemented,
  getProduct: notImplemented,
  restock: notImplemented,
}

defineVendor({ spec: shopSpec, handlers })

// @ts-expect-error an operation has no handler
defineVendor({ spec: shopSpec, handlers: { listProducts: notImplemented } })

// @ts-expect-error the spec has no such operation
defineVendor({ spec: shopSpec, handlers: { ...handlers, listProduct: notImplemented } })

// @ts-expect-error the spec has no such schema
defineVendor({ spec: shopSpec, handlers, collections: { products: { schema: 'Prodct', key: 'id' } } })

// @ts-expect-error a key must be a string
defineVendor({ spec: shopSpec, handlers, collections: { products: { schema: 'Product', key: 'price' } } })

// @ts-expect-error the result is not what the spec declares
defineVendor({ spec: shopSpec, handlers: { ...handlers, listProducts: () => [{ id: 1 }] } })

defineVendor({
  spec: shopSpec,
  collections: { products: { schema: 'Product', key: 'id' } },
  handlers: {
    ...handlers,
    // @ts-expect-error the vendor has no such collection
    listProducts: ({ world }) => world.prodcts.list(),
  },
})

export async function untyped(): Promise<void> {
  const desks = defineVendor({
    spec: await loadVendorSpec('desks.yaml'),
    collections: { desks: { schema: 'Desk', key: 'id' } },
    handlers: {
      getDesk: ({ world, path }) => world.desks.getOrThrow(path.deskId),
      // @ts-expect-error the vendor has no such collection
      listDesks: ({ world }) => world.desk.list(),
    },
  })
  emulate({ vendors: { desks } }).desks.records.desks.list()
  vendorSuite({ vendor: desks, declines: { 'getDesk 404': 'a reason' } })
  // @ts-expect-error a suite needs a vendor
  vendorSuite({ declines: {} })
}
