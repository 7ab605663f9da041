import { declareCollections, type WorldOf } from '../../engine/vendor/collections.ts'
import type { components } from '../../generated/control/types.ts'

export type Schemas = components['schemas']

/** None: what it is asked about are the worlds of others. */
export const collections = declareCollections<Schemas>()({})

/** The collections of the control API: none. */
export interface ControlWorld extends WorldOf<typeof collections, Schemas> {}
