import type { EmulatorServices } from '../../src/engine/services/emulator-services.ts'
import { DEFAULT_LIMITS } from '../../src/engine/services/limits.ts'

/** For a vendor that is asked past all emulators, and has no business with one. */
export const noEmulation: EmulatorServices = {
  version: '0.0.0',
  vendors: {},
  limits: DEFAULT_LIMITS,
  worlds: { list: () => [], get: () => undefined, fork: none, remove: none },
  scenarios: { list: () => [], schema: () => ({}) },
  pacts: none,
  waiting: 0,
}

function none(): never {
  throw new Error('There is no emulator here')
}
