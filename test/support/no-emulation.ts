import type { EmulatorServices } from '../../src/engine/services/emulator-services.ts'
import { DEFAULT_LIMITS } from '../../src/engine/services/limits.ts'

/** Services for a vendor that receives requests without an emulator. */
export const noServices: EmulatorServices = {
  version: '0.0.0',
  vendors: {},
  limits: DEFAULT_LIMITS,
  storage: { reserve: () => true },
  worlds: {
    get: () => undefined,
    prepare: unavailable,
    fork: unavailable,
    remove: unavailable,
    export: unavailable,
    import: unavailable,
  },
  directory: {
    count: () => 0,
    summary: () => undefined,
    page: unavailable,
    start: unavailable,
    end: unavailable,
  },
  scenarios: { list: () => [], schema: () => ({}), export: unavailable },
  pacts: unavailable,
  cutsConnections: true,
  waiting: 0,
}

function unavailable(): never {
  throw new Error('This test has no emulator')
}
