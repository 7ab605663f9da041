import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { emulate } from '../../src/kit.ts'
import { vendors } from '../../src/vendors/index.ts'
import { shop } from './shop.ts'

const TEAPOT = { name: 'Teapot', price: 30 }

function post(body: unknown, headers: Readonly<Record<string, string>>): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

describe('an emulator of a vendor of your own', () => {
  it('answers with the defaults of the kit: UUIDs, a bearer token and errors by RFC 9457', async () => {
    const emulator = emulate({ vendors: { shop }, seed: 7 })
    const { headers } = emulator.shop.credentials
    expect(headers).toEqual({ authorization: 'Bearer any-credential' })

    const created = await emulator.fetch('/products', post(TEAPOT, headers))
    expect([created.status, await created.json()]).toEqual([
      201,
      { ...TEAPOT, id: expect.stringMatching(/^[\da-f-]{36}$/) },
    ])

    const rejected = await emulator.fetch('/products')
    expect([rejected.status, await rejected.json()]).toEqual([
      401,
      { type: 'about:blank', title: 'Unauthorized', status: 401, detail: expect.stringContaining('authorization') },
    ])
    expect((await emulator.fetch('/products', post(TEAPOT, headers))).status).toBe(409)
    expect((await emulator.fetch('/products/none', { headers })).status).toBe(404)
    expect((await emulator.fetch('/products/restock', { method: 'POST', headers })).status).toBe(501)
  })

  it('forks worlds, injects faults and selects a world by its credential', async () => {
    const emulator = emulate({ vendors: { shop } })
    const world = emulator.fork({ name: 'checkout' })
    const { headers } = world.shop.credentials
    await emulator.fetch('/products', post(TEAPOT, headers))
    expect([world.shop.records.products.size, emulator.shop.records.products.size]).toEqual([1, 0])
    world.fail('getProduct', { status: 404 })
    expect(world.faults()).toHaveLength(1)
    world.shop.setProfile({ currency: 'USD' })
  })

  it('starts with the records of a scenario, with a new id for those that have none', () => {
    const products = [{ name: 'Teapot' }, { id: 'cup', name: 'Cup' }]
    const emulator = emulate({ vendors: { shop }, scenario: { scenario: 'mine', shop: { products } } })
    expect(emulator.shop.records.products.list().map(({ id }) => id)).toEqual([
      expect.stringMatching(/^[\da-f-]{36}$/),
      'cup',
    ])
  })

  it('has only an empty default scenario', () => {
    const emulator = emulate({ vendors: { shop } })
    expect(emulator.scenarios.names()).toEqual(['default'])
    expect(() => emulator.fork({ scenario: 'small-team' })).toThrow('Scenario "small-team" does not exist')
  })

  it('serves the control API, which names its vendor', async () => {
    const emulator = emulate({ vendors: { shop } })
    const response = await emulator.fetch('/_control/vendors')
    expect(await response.json()).toMatchObject({ vendors: [{ name: 'shop' }] })
    const address = await emulator.fetch('/')
    expect(await address.json()).toMatchObject({ name: 'DeskDouble' })
  })
})

describe('several sets of vendors', () => {
  it('are emulated in one process, each with its own paths', async () => {
    const ours = emulate({ vendors: { shop } })
    const theirs = createEmulator()
    expect((await ours.fetch('/api/v2/assistants')).status).toBe(404)
    expect((await theirs.fetch('/products')).status).toBe(404)
    expect([ours.serves('http://h/products'), theirs.serves('http://h/products')]).toEqual([true, false])
  })

  it('can be combined with the vendors of the package and their scenarios', async () => {
    const emulator = createEmulator({ vendors: { ...vendors, shop }, scenario: 'small-team' })
    expect(emulator.genesys.records.assistants.size).toBeGreaterThan(0)
    const { headers } = emulator.shop.credentials
    expect((await emulator.fetch('/products', { headers })).status).toBe(200)
  })

  it('can be narrowed to some vendors of the package, whose scenarios then have no others', () => {
    const { kore } = vendors
    const emulator = createEmulator({ vendors: { kore } })
    expect(emulator.scenarios.names()).toEqual(createEmulator().scenarios.names())
    for (const scenario of emulator.scenarios.names()) emulator.reset({ scenario })
    expect(Object.keys(emulator.vendors)).toEqual(['kore'])
  })
})

describe('the name of a vendor', () => {
  it('is the one that the emulator is given, also twice for the same vendor', async () => {
    const emulator = emulate({ vendors: { market: shop } })
    const { headers } = emulator.market.credentials
    await emulator.fetch('/products', post(TEAPOT, headers))
    expect(emulator.exchanges({ vendor: 'market' })).toHaveLength(1)
    expect(emulator.vendor('market').credentials).toEqual(emulator.market.credentials)
  })

  it.each(['clock', 'fork', 'then', 'seed', 'extends', '1shop', 'a b', ''])('cannot be "%s"', (name) => {
    expect(() => emulate({ vendors: { [name]: shop } })).toThrow(`Vendor name "${name}" is not valid`)
  })

  it('cannot be that of any member of an emulator', () => {
    const members = Object.keys(createEmulator()).filter((name) => !Object.hasOwn(vendors, name))
    const accepted = members.filter((name) => {
      try {
        return emulate({ vendors: { [name]: shop } })
      } catch {
        return false
      }
    })
    expect(accepted).toEqual([])
  })

  it('is unknown to a handle with a message that lists the others and suggests the nearest', () => {
    expect(() => emulate({ vendors: { shop } }).vendor('shp')).toThrow(
      'Vendor "shp" is not emulated. Did you mean "shop"? Use one of: shop.',
    )
  })
})

it('rejects two vendors that have the same operation', () => {
  expect(() => emulate({ vendors: { shop, market: shop } })).toThrow(
    'Vendors "shop" and "market" both have the operation GET /products. Mount one of them below a prefix.',
  )
})
