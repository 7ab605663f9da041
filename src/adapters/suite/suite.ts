import { it } from 'vitest'
import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { Document, ResponseObject } from '../../engine/spec/document.ts'
import { resolve } from '../../engine/spec/document.ts'
import type { ResponseChecker } from './response-checker.ts'
import type { SpecOperation } from './spec-operation.ts'
import type { TourStep } from './step.ts'
import type { SuiteCase, VendorSuite } from './vendor-suite-options.ts'

/** A vendor's suite with all defaults filled in. */
export interface Suite<E extends AnyEmulator> {
  readonly name: string
  readonly document: Document
  readonly operations: readonly SpecOperation[]
  readonly steps: readonly TourStep<E>[]
  readonly check: ResponseChecker
  readonly complete: boolean
  readonly declines: Readonly<Record<string, string>>
  readonly start: () => E
  readonly handleOf: NonNullable<VendorSuite<E>['handleOf']>
  /** headers of a caller with all permissions, for requests that match no operation */
  readonly headersOf: (emulator: E) => Promise<Readonly<Record<string, string>>>
}

/** Returns `it`, or `it.skip` if the suite declines a case. */
export function caseOf(suite: Pick<Suite<AnyEmulator>, 'declines'>, name: SuiteCase): typeof it | typeof it.skip {
  return suite.declines[name] === undefined ? it : it.skip
}

/** Returns the declaration of a status: by its number, its range or `default`. */
export function declaredResponse(
  { document, operations }: Pick<Suite<AnyEmulator>, 'document' | 'operations'>,
  id: string,
  status: number,
): ResponseObject | undefined {
  const responses = operations.find(({ object }) => object.operationId === id)?.object.responses ?? {}
  const range = `${Math.floor(status / 100)}`
  const declared = responses[status] ?? responses[`${range}XX`] ?? responses[`${range}xx`] ?? responses['default']
  return declared && resolve<ResponseObject>(document, declared)
}
