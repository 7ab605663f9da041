import type { EmulatorServices } from '../../engine/services/emulator-services.ts'
import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Caller } from '../../engine/vendor/handler.ts'
import { spec, type Types } from '../../generated/control/spec.ts'
import { collections } from './collections.ts'
import { dialect } from './dialect.ts'
import { handlers } from './handlers.ts'

/** The control API, defined like a vendor: it reads and changes the emulator itself. */
export const control = defineVendor<Types, typeof collections, Caller, EmulatorServices>({
  name: 'control',
  spec,
  collections,
  dialect,
  handlers,
  credentials: () => ({ headers: {}, settings: {} }),
})
