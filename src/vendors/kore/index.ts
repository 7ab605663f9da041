import { defineVendor } from '../../engine/vendor.ts'
import { digest, document } from '../../generated/kore/document.ts'
import type { operations, profile } from '../../generated/kore/types.ts'
import { validators } from '../../generated/kore/validators.ts'
import { collections, type Schemas } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'

/** Kore.ai SmartAssist: agents, and the directory that they refer to. */
export const kore = defineVendor<operations, Schemas, profile>()({
  name: 'kore',
  document,
  digest,
  validators,
  collections,
  dialect,
  handlers,
  factories,
  credentials,
})
