import { inferVendor } from '../../../src/kit.ts'
import { collections } from './collections.ts'
import { dialect } from './dialect.ts'
import { spec } from './generated/spec.ts'
import { handlers } from './handlers.ts'

/** Redocly Museum API. Operations without a handler behave as inferred from the document. */
export const museum = inferVendor({ name: 'museum', spec, collections, dialect, handlers })
