import { defineCollections, type WorldOf } from '../../../src/kit.ts'
import type { Types } from './generated/spec.ts'

/** The collections of records that the handlers read and change. */
export const collections = defineCollections<Types['schemas']>()({
  // /special-events/{eventId}
  specialEvents: { schema: 'SpecialEvent', key: ({ eventId }) => String(eventId) },
})

/** The collections in one world. */
export interface World extends WorldOf<typeof collections, Types['schemas']> {}
