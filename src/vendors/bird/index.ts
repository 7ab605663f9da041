import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { digest, document } from '../../generated/bird/document.ts'
import { records } from '../../generated/bird/records.ts'
import type { actions as ActionTypes, links, operations, profile } from '../../generated/bird/types.ts'
import { actions } from './actions.ts'
import { catchUp } from './catch-up.ts'
import { type BirdWorld, collections, type Schemas } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { removals } from './removals.ts'

/** Bird: the agents of a workspace, their availability, workload and media. */
export const bird: Vendor<operations, BirdWorld, profile, ActionTypes> = defineVendor<
  operations,
  Schemas,
  profile,
  links,
  ActionTypes
>()({
  name: 'bird',
  document,
  digest,
  records,
  validators: () => import('../../generated/bird/validators.ts'),
  collections,
  dialect,
  handlers,
  factories,
  removals,
  credentials,
  catchUp,
  actions,
})
