import { EmulatorError } from '../engine/services/emulator-error.ts'
import { ScenarioError } from '../scenarios/source-error.ts'

/** Reports an invalid scenario as an EmulatorError about the option `scenario`. */
export function withScenarioErrors<T>(load: () => T): T {
  try {
    return load()
  } catch (error) {
    return rethrowScenarioError(error)
  }
}

/** Throws an error again: an invalid scenario as an EmulatorError about the option `scenario`. */
export function rethrowScenarioError(error: unknown): never {
  if (!(error instanceof ScenarioError)) throw error
  throw new EmulatorError('DD_SCENARIO_UNAVAILABLE', { reason: error.message }, 'scenario')
}
