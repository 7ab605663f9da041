import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { digest, document } from '../../generated/genesys/document.ts'
import { records } from '../../generated/genesys/records.ts'
import type { links, operations, profile } from '../../generated/genesys/types.ts'
import { collections, type GenesysWorld, type Schemas } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { connectChannel } from './notifications/session.ts'
import { removals } from './removals.ts'

/** The Genesys Cloud vendor: agent assistants and the queues that they serve. */
export const genesys: Vendor<operations, GenesysWorld, profile> = defineVendor<operations, Schemas, profile, links>()({
  name: 'genesys',
  document,
  digest,
  records,
  validators: () => import('../../generated/genesys/validators.ts'),
  collections,
  dialect,
  handlers,
  factories,
  removals,
  sockets: { channel: connectChannel },
  credentials,
})
