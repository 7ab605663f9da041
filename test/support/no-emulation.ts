import { DEFAULT_LIMITS, type Emulation } from '../../src/engine/emulation.ts'

/** For a vendor that is asked past all emulators, and has no business with one. */
export const noEmulation: Emulation = {
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
