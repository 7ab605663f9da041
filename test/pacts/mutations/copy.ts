import { type Emulator, emulate } from '../../../src/emulator/emulator.ts'
import { kore } from '../../../src/vendors/kore/index.ts'
import { mutatedBodyLimit, mutateExchange, mutateVendor } from './mutate.ts'
import type { Mutation } from './mutation.ts'

/** Scenario whose rate limit is enforced. */
const LIMITED = {
  raw: {
    scenario: 'limited',
    describe: 'A rate limit',
    extends: 'default',
    kore: { profile: { rateLimit: 'enforced' } },
  },
}

/** A copy of the double of Kore.ai. */
export type Copy = Emulator<{ readonly kore: typeof kore }>

/** Creates a copy of the double of Kore.ai that differs in one mutation, or the double itself without one. */
export function createCopy(mutation?: Mutation): Copy {
  const bodyLimit = mutatedBodyLimit(mutation ?? {})
  const emulator = emulate({
    vendors: { kore: mutateVendor(kore, mutation ?? {}) },
    scenarios: [LIMITED],
    ...(bodyLimit !== undefined && { bodyLimit }),
  })
  if (!mutation) return emulator
  const credentials = () => emulator.vendor('kore').credentials.headers
  return {
    ...emulator,
    handle: (request, source) => {
      return mutateExchange(request, mutation, { handle: (one) => emulator.handle(one, source), credentials })
    },
  }
}
