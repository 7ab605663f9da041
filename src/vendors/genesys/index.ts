import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { spec, type Types } from '../../generated/genesys/spec.ts'
import { collections, type GenesysWorld } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { connectChannel } from './notifications/session.ts'
import { removals } from './removals.ts'

/** The Genesys Cloud vendor: agent assistants and the queues that they serve. */
export const genesys: Vendor<Types['operations'], GenesysWorld, Types['profile']> = defineVendor({
  name: 'genesys',
  spec,
  collections,
  dialect,
  handlers,
  factories,
  removals,
  sockets: { channel: connectChannel },
  credentials,
})
