import { defineCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { components } from '../../generated/control/types.ts'

/** Schemas of the control API, by their names in the spec. */
export type Schemas = components['schemas']

/** Empty: the control API keeps no records; it acts on the worlds of the other vendors. */
export const collections = defineCollections<Schemas>()({})

/** The control API's own collections: none. */
export interface ControlWorld extends WorldOf<typeof collections, Schemas> {}
