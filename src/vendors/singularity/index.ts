import { defineVendor } from '../../engine/vendor/define-vendor.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { spec, type Types } from '../../generated/singularity/spec.ts'
import { collections, type SingularityWorld } from './collections.ts'
import { credentials } from './credentials.ts'
import { dialect } from './dialect.ts'
import { factories } from './factory.ts'
import { handlers } from './handlers.ts'
import { removals } from './removals.ts'
import { lookUpAssistant } from './resolve-assistant.ts'

/** Singularity Bridge: assistants that can be executed, and the history of their prompts. */
export const singularity: Vendor<Types['operations'], SingularityWorld, Types['profile']> = defineVendor({
  name: 'singularity',
  spec,
  collections,
  dialect,
  handlers,
  factories,
  removals,
  lookups: { Assistant: lookUpAssistant },
  credentials,
})
