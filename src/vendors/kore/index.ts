import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { spec, type Types } from '../../generated/kore/spec.ts'
import { collections, type KoreWorld } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { removals } from './removals.ts'
import { reviewFindings } from './required-fields.ts'

/** Kore.ai SmartAssist: agents, and the groups, skills, queues, roles and layouts that they refer to. */
export const kore: Vendor<Types['operations'], KoreWorld, Types['profile']> = defineVendor({
  name: 'kore',
  spec,
  collections,
  dialect,
  handlers,
  factories,
  removals,
  reviewFindings,
  credentials,
})
