import { inferVendor, Problem } from 'deskdouble/kit'
import { collections } from './collections.ts'
import { spec } from './generated/spec.ts'

/** The API of a bookshop. Operations without a handler behave as inferred from the document. */
export const bookshop = inferVendor({
  name: 'bookshop',
  spec,
  collections,
  handlers: {
    placeOrder: ({ world, body, id, clock }) => {
      const book = world.books.get(body.isbn)
      if (book === undefined || book.stock < body.copies) throw new Problem('conflict', 'The book is not in stock.')
      world.books.update(book.isbn, { stock: book.stock - body.copies })
      return world.orders.insert({ ...body, id: id(), status: 'placed', placedAt: clock.now() })
    },

    cancelOrder: ({ world, path }) => {
      const order = world.orders.getOrThrow(path.orderId)
      if (order.status !== 'placed') throw new Problem('conflict', `The order is already ${order.status}.`)
      const book = world.books.get(order.isbn)
      if (book !== undefined) world.books.update(book.isbn, { stock: book.stock + order.copies })
      return world.orders.update(order.id, { status: 'cancelled' })
    },
  },
})
