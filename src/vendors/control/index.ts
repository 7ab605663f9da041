import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import { digest, document } from '../../generated/control/document.ts'
import { records } from '../../generated/control/records.ts'
import type { links, operations, profile } from '../../generated/control/types.ts'
import { collections, type Schemas } from './collections.ts'
import { dialect } from './dialect.ts'
import { handlers } from './handlers.ts'

/** The control API, defined like a vendor: it reads and changes the emulator itself. */
export const control = defineVendor<operations, Schemas, profile, links>()({
  name: 'control',
  document,
  digest,
  records,
  validators: () => import('../../generated/control/validators.ts'),
  collections,
  dialect,
  handlers,
  factories: {},
  credentials: () => ({ headers: {}, settings: {} }),
})
