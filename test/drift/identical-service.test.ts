import { describe, expect, it } from 'vitest'
import { packagedVendors } from '../../src/cli/choose-vendors.ts'
import { readScenariosOrThrow } from '../../src/cli/scenario-files.ts'
import { checkDrift } from '../../src/drift/check-drift.ts'
import { readHar } from '../../src/drift/read-har.ts'
import type { RecordedExchange } from '../../src/drift/traffic.ts'
import { createEmulator } from '../../src/index.ts'
import { loadSpec } from '../../src/specs/load-spec.ts'
import { vendors } from '../../src/vendors/index.ts'
import { SCENARIOS } from '../pacts/record-all.ts'
import { TourWorlds } from '../pacts/tour.ts'
import { tours } from '../pacts/tours/index.ts'

const SHOP = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/products': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', default: 10 } }],
        responses: {
          200: { description: 'Products', content: json({ type: 'array', items: ref('Product') }) },
        },
      },
      post: {
        requestBody: { content: json(ref('Product')) },
        responses: { 201: { description: 'The product', content: json(ref('Product')) } },
      },
    },
    '/products/{productId}': {
      get: { responses: { 200: { description: 'The product', content: json(ref('Product')) } } },
      delete: { responses: { 204: { description: 'Deleted' } } },
    },
  },
  components: {
    schemas: {
      Product: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string' },
          colour: { type: 'string', enum: ['red', 'blue'], nullable: true },
          madeAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
})

function json(schema: object): object {
  return { 'application/json': { schema } }
}

function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` }
}

describe('drift check of traffic of a service that answers like the double', () => {
  it.each(tours)('finds no difference in the tour of $consumer through $vendor', async (tour) => {
    const emulator = createEmulator({ scenarios: await readScenariosOrThrow([SCENARIOS], await packagedVendors()) })
    const listening = await emulator.listen({ port: 0 })
    const worlds = new TourWorlds(emulator, listening, tour)
    await tour.run(worlds)
    await listening.close()
    const archives = await Promise.all(worlds.all.map(({ name }) => archiveOf(emulator, name)))
    const exchanges = archives.flatMap(
      (text): readonly RecordedExchange[] => readHar(text, { file: 'tour', vendors }).exchanges,
    )
    const { report } = checkDrift({ exchanges }, { vendors, anyHost: true })

    expect(exchanges.length).toBeGreaterThan(20)
    expect(report.vendors.flatMap(({ differences }) => differences)).toEqual([])
    expect(report.vendors[0]?.assumed.hold).toBeGreaterThan(0)
  })

  it('finds no difference in the traffic of a vendor that is inferred from its document', async () => {
    const shop = await loadSpec('/shop.json', { read: async () => SHOP })
    const emulator = createEmulator({ vendors: { shop } })
    const send = (method: string, path: string, body?: object) => {
      return emulator.fetch(path, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
    }
    const created = await send('POST', '/products', { name: 'Chair', colour: 'red' })
    const { id } = (await created.json()) as { id: string }
    for (const path of ['/products', '/products?limit=1', `/products/${id}`]) await send('GET', path)
    await send('DELETE', `/products/${id}`)
    const archive = await archiveOf(emulator, 'default')
    const { report } = checkDrift(readHar(archive, { file: 'shop', vendors: { shop } }), { vendors: { shop } })

    expect(report.vendors).toMatchObject([{ vendor: 'shop', requests: 5, differences: [] }])
  })
})

async function archiveOf(emulator: { readonly fetch: (path: string) => Promise<Response> }, world: string) {
  return (await emulator.fetch(`/_control/worlds/${world}/journal/har`)).text()
}
