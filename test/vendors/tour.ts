import type { StepRequest, Step as SuiteStep } from '../../src/adapters/suite/step.ts'
import { tourOf as tourOfSuite } from '../../src/adapters/suite/tour.ts'
import type { Document } from '../../src/engine/spec/document.ts'
import type { EmulatorOptions, ListeningEmulator } from '../../src/index.ts'
import type { vendors } from '../../src/vendors/index.ts'

export { operationsOf, type SpecOperation } from '../../src/adapters/suite/spec-operation.ts'
export type { StepRequest } from '../../src/adapters/suite/step.ts'

/** A request that one operation answers with one declared status. */
export type Step = SuiteStep<ListeningEmulator>

/** Parameters of the common suite for one vendor. */
export interface VendorCase {
  readonly name: keyof typeof vendors | 'control'
  /** additional options of its emulators */
  readonly options?: EmulatorOptions
  /** parts of the suite that do not apply to it, with the reason */
  readonly declines?: Readonly<Record<string, string>>
  /** a scenario with the ids of the spec's examples, so that the example requests succeed */
  readonly scenario: object
  /** the headers of a caller with all permissions, and of one with none */
  readonly credentials: {
    readonly all: Readonly<Record<string, string>>
    readonly none: Readonly<Record<string, string>>
  }
  /** credentials of operations that require others, by operationId */
  readonly otherCredentials?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** operations that a proxy cannot forward, with the reason; they are sent to the emulator directly */
  readonly direct?: Readonly<Record<string, string>>
  /** steps that do not follow from the spec, such as conflicts and profile settings */
  readonly steps: readonly ((success: (operation: string) => StepRequest) => Step)[]
}

/** Returns a step for each declared status that the spec's examples or the case can produce. */
export function tourOf(document: Document, vendorCase: VendorCase): Step[] {
  return tourOfSuite<ListeningEmulator>(document, {
    ...vendorCase,
    handleOf: (emulator) => vendorHandle(emulator, vendorCase),
  })
}

/** Returns the handle of a case's vendor. Loads the control API if necessary. */
export async function vendorHandle(emulator: ListeningEmulator, { name }: Pick<VendorCase, 'name'>) {
  return name === 'control' ? emulator.control() : emulator.vendor(name)
}
