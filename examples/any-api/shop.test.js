import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { Shop } from './shop.js'

// Set by `deskdouble exec`.
const { DESKDOUBLE_URL: url, DESKDOUBLE_BOOKSHOP_X_API_KEY: apiKey } = process.env
const shop = new Shop({ url, apiKey })
const emma = { isbn: '9780141439587', title: 'Emma', author: 'Jane Austen', price: 8 }

beforeEach(() => fetch(`${url}/_control/worlds/default/reset`, { method: 'POST' }))

test('the client reads a list page by page', async () => {
  assert.deepEqual(await shop.titles('Jane Austen'), ['Pride and Prejudice', 'Emma'])
})

test('the client notices that the shop has a book already', async () => {
  assert.equal(await shop.add(emma), false)
  assert.equal(await shop.add({ ...emma, isbn: '9780141439594', title: 'Persuasion' }), true)
  assert.deepEqual(await shop.titles('Jane Austen'), ['Pride and Prejudice', 'Emma', 'Persuasion'])
})

test('an order can be cancelled', async () => {
  const { id, status } = await shop.order(emma.isbn, 2)
  assert.equal(status, 'placed')
  await shop.cancel(id)
  assert.equal((await shop.find(id)).status, 'cancelled')
})

test('bestsellers are books, because the overlay says so', async () => {
  assert.equal((await shop.bestsellers()).length, 3)
})

test('the client survives an outage', async () => {
  await fetch(`${url}/_control/worlds/default/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendor: 'bookshop', operation: 'listBestsellers', status: 503, times: 1 }),
  })
  await assert.rejects(shop.bestsellers(), /responded 503/)
  assert.equal((await shop.bestsellers()).length, 3)
})
