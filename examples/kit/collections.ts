import { defineCollections } from 'deskdouble/kit'
import type { Types } from './generated/spec.ts'

/** The records that the handlers read and change. */
export const collections = defineCollections<Types['schemas']>()({
  books: { schema: 'Book', key: 'isbn' },
  orders: { schema: 'Order', key: 'id' },
})
