import { defineVendor } from '../../engine/vendor.ts'
import { digest, document } from '../../generated/genesys/document.ts'
import type { links, operations, profile } from '../../generated/genesys/types.ts'
import { validators } from '../../generated/genesys/validators.ts'
import { collections, type Schemas } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'

/** Genesys Cloud: agent assistants and the queues that they serve. */
export const genesys = defineVendor<operations, Schemas, profile, links>()({
  name: 'genesys',
  document,
  digest,
  validators,
  collections,
  dialect,
  handlers,
  factories,
  credentials,
})
