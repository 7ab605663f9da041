import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { digest, document } from '../../generated/kore/document.ts'
import { records } from '../../generated/kore/records.ts'
import type { operations, profile } from '../../generated/kore/types.ts'
import { collections, type KoreWorld, type Schemas } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { removals } from './removals.ts'
import { reviewFindings } from './required-fields.ts'

/** Kore.ai SmartAssist: agents, and the groups, skills, queues, roles and layouts that they refer to. */
export const kore: Vendor<operations, KoreWorld, profile> = defineVendor<operations, Schemas, profile>()({
  name: 'kore',
  document,
  digest,
  records,
  validators: () => import('../../generated/kore/validators.ts'),
  collections,
  dialect,
  handlers,
  factories,
  removals,
  reviewFindings,
  credentials,
})
