import { readFile } from 'node:fs/promises'
import { readSource } from 'deskdouble'
import { worldTest } from 'deskdouble/vitest'
import { expect } from 'vitest'
import { bookshop } from './bookshop.ts'

const file = 'scenarios/small-shop.yaml'
const scenarios = [await readSource(await readFile(file, 'utf8'), file)]
const test = worldTest({ vendors: { bookshop }, scenarios, scenario: 'small-shop' })

const IN_STOCK = '9780141439518'
const SOLD_OUT = '9780141439587'

test('places an order and takes its copies from the stock', async ({ world }) => {
  const response = await post(world, '/orders', { isbn: IN_STOCK, copies: 2 })
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ isbn: IN_STOCK, copies: 2, status: 'placed' })
  expect(world.bookshop.records.books.get(IN_STOCK)?.stock).toBe(1)
})

test('rejects an order of a book that is not in stock', async ({ world }) => {
  const response = await post(world, '/orders', { isbn: SOLD_OUT, copies: 1 })
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ message: 'The book is not in stock.' })
})

test('returns the copies of a cancelled order', async ({ world }) => {
  const { id } = await (await post(world, '/orders', { isbn: IN_STOCK, copies: 3 })).json()
  expect((await post(world, `/orders/${id}/cancel`)).status).toBe(200)
  expect((await post(world, `/orders/${id}/cancel`)).status).toBe(409)
  expect(world.bookshop.records.books.get(IN_STOCK)?.stock).toBe(3)
})

test('lists the books of an author page by page, without a handler', async ({ world }) => {
  const { headers } = world.bookshop.credentials
  const list = '/books?author=Jane+Austen&limit=1'
  const first = await (await world.fetch(list, { headers })).json()
  const second = await (await world.fetch(`${list}&cursor=${first.nextCursor}`, { headers })).json()
  expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(['Pride and Prejudice', 'Emma'])
  expect(second.nextCursor).toBeNull()
})

/** The parts of a world that {@link post} uses. */
interface Shop {
  readonly fetch: (path: string, init: RequestInit) => Response | Promise<Response>
  readonly bookshop: { readonly credentials: { readonly headers: Readonly<Record<string, string>> } }
}

async function post({ fetch, bookshop: { credentials } }: Shop, path: string, body?: object): Promise<Response> {
  const headers = { ...credentials.headers, 'content-type': 'application/json' }
  return fetch(path, { method: 'POST', headers, body: body === undefined ? null : JSON.stringify(body) })
}
