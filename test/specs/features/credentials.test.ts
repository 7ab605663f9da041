import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { EMMA, JSON_HEADERS, loadBookshopWith } from './bookshop.ts'

const HEADER = '{ type: apiKey, in: header, name: X-Api-Key }'
const QUERY = '{ type: apiKey, in: query, name: key }'
const SCHEMES: readonly (readonly [string, string])[] = [
  ['a bearer token', '{ type: http, scheme: bearer }'],
  ['a name and a password', '{ type: http, scheme: basic }'],
  ['a key in a header', HEADER],
  ['a key in the query', QUERY],
  ['a key in a cookie', '{ type: apiKey, in: cookie, name: session }'],
  ['an OAuth token', "{ type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/t', scopes: {} } } }"],
]

describe('credentials of a document', () => {
  it.each(SCHEMES)('select their world as %s, also with strict authentication', async (_, scheme) => {
    const emulator = createEmulator({ vendors: { shop: await loadBookshopWith({ [HEADER]: scheme }) } })
    const world = emulator.fork({ name: 'till', auth: 'strict' })
    const { headers, settings } = world.shop.credentials
    const query = new URLSearchParams(settings)
    expect((await emulator.fetch(`/books?${query}`, { headers })).status).toBe(200)
    expect(world.exchanges()).toMatchObject([{ operation: 'listBooks', response: { status: 200 } }])
    expect((await emulator.fetch('/books')).status).toBe(401)
  })

  it('are not reported as undeclared in the query', async () => {
    const emulator = createEmulator({ vendors: { shop: await loadBookshopWith({ [HEADER]: QUERY }) } })
    await emulator.fetch('/books?key=secret&authr=Jane')
    expect(emulator.exchanges()[0]?.undeclared).toEqual([{ in: 'query', at: 'authr', nearest: 'author' }])
  })

  it('are redacted where they are sent, but not in bodies with the same name', async () => {
    const shop = await loadBookshopWith({ [HEADER]: QUERY, 'author: { type: string }': 'key: { type: string }' })
    const emulator = createEmulator({ vendors: { shop } })
    const { author: _, ...book } = { ...EMMA, key: 'shelf 7' }
    await emulator.fetch('/books?key=secret', { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(book) })
    const control = await emulator.control()
    const journal = await (await control.fetch('/_control/worlds/default/journal')).text()
    expect(journal).not.toContain('secret')
    expect(journal).toContain('shelf 7')
  })
})
