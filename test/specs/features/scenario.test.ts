import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../src/index.ts'
import { createLedger } from '../../../src/reports/fidelity.ts'
import { EMMA, JSON_HEADERS, loadBookshop, loadBookshopWith } from './bookshop.ts'

const shop = await loadBookshop()

describe('a scenario for a document', () => {
  it('refers to a record without a name by its key', () => {
    const orders = [{ isbn: `\${shop.books[${EMMA.isbn}].isbn}`, copies: 2 }]
    const emulator = createEmulator({
      vendors: { shop },
      scenario: { scenario: 'shelf', shop: { books: [EMMA], orders } },
    })
    const { orders: placed } = emulator.shop.records as Record<string, { list: () => object[] }>
    expect(placed?.list()).toMatchObject([{ isbn: EMMA.isbn, copies: 2 }])
  })

  it('reports every error with the nearest name', () => {
    const books = [{ ...EMMA, autor: 'Jane' }, EMMA, EMMA]
    const load = () => createEmulator({ vendors: { shop }, scenario: { scenario: 'shelf', shop: { books, boks: [] } } })
    expect(load).toThrow('shop.books[0].autor  is not a known property')
    expect(load).toThrow('(did you mean "author"?)')
    expect(load).toThrow('(did you mean "books"?)')
    expect(() =>
      createEmulator({ vendors: { shop }, scenario: { scenario: 'shelf', shop: { books: [EMMA, EMMA] } } }),
    ).toThrow(`another Book already has it`)
  })

  it('accepts collections whose names are keys of every scenario', async () => {
    const desk = await loadBookshopWith({ '/books': '/faults', '/orders': '/profile' })
    expect(Object.keys(desk.collections)).toEqual(['faultsRecords', 'profileRecords', 'credentials'])
    const scenario = { scenario: 'shelf', desk: { faultsRecords: [EMMA], generate: { faultsRecords: 2 } } }
    const emulator = createEmulator({ vendors: { desk }, scenario })
    const response = await emulator.fetch('/faults', { headers: JSON_HEADERS })
    expect((await response.json()).data).toHaveLength(3)
  })
})

it('names records in errors by a noun', async () => {
  const emulator = createEmulator({ vendors: { shop }, scenario: { scenario: 'shelf', shop: { books: [EMMA] } } })
  const send = (path: string, init?: RequestInit) => emulator.fetch(path, { headers: JSON_HEADERS, ...init })
  expect(await (await send('/books/9780141439600')).json()).toMatchObject({ message: 'Book 9780141439600 not found' })
  const taken = await send('/books', { method: 'POST', body: JSON.stringify(EMMA) })
  expect(await taken.json()).toMatchObject({ message: `Book with isbn "${EMMA.isbn}" already exists` })
})

it('marks the inferred behaviour of each operation as assumed', () => {
  const { counts, operations } = createLedger(shop)
  expect(counts.operations).toMatchObject({ reference: 9, total: 9 })
  expect(counts.rules).toMatchObject({ assumed: 9, total: 9 })
  expect(operations.find(({ operation }) => operation === 'cancelOrder')?.rules).toEqual([
    { rule: 'Sets status to "cancelled" in a record of orders.', provenance: 'assumed' },
  ])
})
