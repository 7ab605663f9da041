import { defineCollections, type WorldOf } from 'deskdouble/kit'
import type { Types } from './generated/spec.ts'

/** The records of a world. */
export const collections = defineCollections<Types['schemas']>()({
  books: { schema: 'Book', key: 'isbn' },
  orders: { schema: 'Order', key: 'id' },
})

/** The collections in one world. */
export interface World extends WorldOf<typeof collections, Types['schemas']> {}
