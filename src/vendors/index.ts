import { bird } from './bird/index.ts'
import { genesys } from './genesys/index.ts'
import { kore } from './kore/index.ts'
import { singularity } from './singularity/index.ts'

/** The emulated vendors by name; a new vendor adds one line. */
export const vendors = {
  genesys,
  kore,
  singularity,
  bird,
} as const
