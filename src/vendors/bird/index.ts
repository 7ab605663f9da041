import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { spec, type Types } from '../../generated/bird/spec.ts'
import { actions } from './actions.ts'
import { catchUp } from './catch-up.ts'
import { type BirdWorld, collections } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { removals } from './removals.ts'

/** Bird: the agents of a workspace, their availability, workload and media. */
export const bird: Vendor<Types['operations'], BirdWorld, Types['profile'], Types['actions']> = defineVendor({
  name: 'bird',
  spec,
  collections,
  dialect,
  handlers,
  factories,
  removals,
  credentials,
  catchUp,
  actions,
})
