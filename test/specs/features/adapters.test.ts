import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator, handlersOf } from '../../../src/adapters/msw.ts'
import { listen } from '../../../src/adapters/node.ts'
import { worldTest } from '../../../src/adapters/vitest.ts'
import { withWorld } from '../../../src/adapters/with-world.ts'
import { EMMA, JSON_HEADERS, loadBookshop, loadBookshopWith } from './bookshop.ts'

const shop = await loadBookshop()
const library = await loadBookshopWith({ 'api.bookshop.example': 'api.library.example', Bookshop: 'Library' })

async function count(host: string): Promise<number> {
  const response = await fetch(`https://${host}/v1/books`, { headers: JSON_HEADERS })
  return (await response.json()).data.length
}

describe('two documents with the same paths', () => {
  const emulator = createEmulator({ vendors: { shop, library } })
  const server = setupServer(...handlersOf(emulator))
  beforeAll(() => server.listen())
  afterAll(() => server.close())

  it('are distinguished by the hosts of their servers with msw', async () => {
    const init = { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(EMMA) }
    expect((await fetch('https://api.library.example/v1/books', init)).status).toBe(201)
    expect(await count('api.library.example')).toBe(1)
    expect(await count('api.bookshop.example')).toBe(0)
    expect(emulator.exchanges().map(({ vendor }) => vendor)).toEqual(['library', 'library', 'shop'])
  })

  it('cannot be served at one address', async () => {
    await expect(listen(emulator, { port: 0 })).rejects.toThrow(
      'Vendors "shop" and "library" both have the operation GET /books. Mount one of them below a prefix.',
    )
  })
})

const test = worldTest({ vendors: { shop } })

describe('worldTest', () => {
  test('gives each test its own world of a document', async ({ world, baseUrl }) => {
    await world.shop.fetch('/books', { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(EMMA) })
    const { headers } = world.shop.credentials
    expect(await (await fetch(`${baseUrl}/books/${EMMA.isbn}`, { headers })).json()).toMatchObject(EMMA)
  })

  test('starts each world empty', async ({ world }) => {
    const response = await world.fetch('/books', { headers: world.shop.credentials.headers })
    expect(await response.json()).toEqual({ data: [], nextCursor: null })
  })
})

it('lists the requests to a document in the message of a failed test', async () => {
  const emulator = createEmulator({ vendors: { shop } })
  const failing = withWorld(emulator, { name: 'till' }, async (world) => {
    await world.fetch('/books', { headers: world.shop.credentials.headers })
    throw new Error('The till is closed.')
  })
  await expect(failing).rejects.toThrow(/The till is closed\.\n\nRequests to world "till":\n[^\n]*GET \/books/)
})
