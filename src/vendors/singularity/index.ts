import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { digest, document } from '../../generated/singularity/document.ts'
import { records } from '../../generated/singularity/records.ts'
import type { links, operations, profile } from '../../generated/singularity/types.ts'
import { collections, type Schemas, type SingularityWorld } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { removals } from './removals.ts'
import { lookUpAssistant } from './resolve-assistant.ts'

/** Singularity Bridge: assistants that can be executed, and the history of their prompts. */
export const singularity: Vendor<operations, SingularityWorld, profile> = defineVendor<
  operations,
  Schemas,
  profile,
  links
>()({
  name: 'singularity',
  document,
  digest,
  records,
  validators: () => import('../../generated/singularity/validators.ts'),
  collections,
  dialect,
  handlers,
  factories,
  removals,
  lookups: { Assistant: lookUpAssistant },
  credentials,
})
