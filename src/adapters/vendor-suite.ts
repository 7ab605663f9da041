import { type AnyEmulator, emulate } from '../emulator/emulator.ts'
import { explore } from './suite/explore.ts'
import { faultCases } from './suite/fault-cases.ts'
import { operationCases } from './suite/operation-cases.ts'
import { pathCases } from './suite/path-cases.ts'
import { createResponseChecker } from './suite/response-checker.ts'
import { specCases } from './suite/spec-cases.ts'
import { operationsOf } from './suite/spec-operation.ts'
import { asTourStep, type Step, type StepRequest, type TourStep } from './suite/step.ts'
import type { Suite } from './suite/suite.ts'
import { tourOf } from './suite/tour.ts'
import type { SuiteCase, VendorSuite } from './suite/vendor-suite-options.ts'
import { worldCases } from './suite/world-cases.ts'

export type { Step, StepRequest, SuiteCase, VendorSuite }

/** The initial state of every test, so that failures can be repeated. */
const STATE = { seed: 7, clock: '2026-01-15T09:00:00Z' }

/**
 * Defines the tests of Vitest that every vendor must pass. Each operation answers as the document declares, unknown
 * paths, methods, records and credentials are rejected, worlds are isolated and repeat themselves, and every declared
 * fault can be injected.
 * @example
 * import { vendorSuite } from 'deskdouble/kit/vitest'
 *
 * vendorSuite({ vendor: desks, declines: { 'putDesk 404': 'creates the desk' } })
 */
export function vendorSuite<E extends AnyEmulator = AnyEmulator>(options: VendorSuite<E>): void {
  const suite = suiteOf(options)
  operationCases(suite)
  specCases(suite, options.vendor)
  pathCases(suite)
  // Requests to the control API select no world.
  worldCases(suite)
  faultCases(suite)
}

function suiteOf<E extends AnyEmulator>(options: VendorSuite<E>): Suite<E> {
  const { vendor, name = vendor.name, document = vendor.spec.document, scenario = { scenario: name } } = options
  const { complete = false, declines = {}, credentials } = options
  // Without `start`, E is the default of its parameter.
  const start = options.start ?? (() => emulate({ ...STATE, vendors: { [name]: vendor }, scenario }) as unknown as E)
  const handleOf = options.handleOf ?? ((emulator: E) => emulator.vendor(name))
  const filled = { ...options, name, document, start, handleOf }
  const steps: TourStep<E>[] = complete
    ? tourOf<E>(document, {
        ...filled,
        steps: options.steps ?? [],
        credentials: { none: {}, ...(credentials ?? { all: start().vendor(name).credentials.headers }) },
      }).map(asTourStep)
    : explore<E>(filled)
  return {
    name,
    document,
    operations: operationsOf(document),
    steps,
    check: createResponseChecker(document),
    complete,
    declines,
    start,
    handleOf,
    headersOf: async (emulator) => credentials?.all ?? (await handleOf(emulator)).credentials.headers,
  }
}
