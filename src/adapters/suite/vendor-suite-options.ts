import type { AnyEmulator } from '../../emulator/emulator.ts'
import type { AnyVendorHandle } from '../../emulator/vendor-handle.ts'
import type { Document } from '../../engine/spec/document.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { Step, StepRequest } from './step.ts'

type Headers = Readonly<Record<string, string>>

/** Options of {@link vendorSuite}. All but the vendor have defaults that are made from its document. */
export interface VendorSuite<E extends AnyEmulator = AnyEmulator> {
  readonly vendor: Vendor
  /** name of the vendor in titles and scenarios. Defaults to the vendor's own */
  readonly name?: string
  /** document that responses are checked by. Defaults to the vendor's own */
  readonly document?: Document
  /** scenario that every test starts from. Defaults to an empty one */
  readonly scenario?: object
  /** headers of a caller with all permissions, and of one with none. Defaults to the credentials of the world */
  readonly credentials?: { readonly all: Headers; readonly none?: Headers }
  /** headers of operations that require other credentials, by operationId */
  readonly otherCredentials?: Readonly<Record<string, Headers>>
  /** parts of the requests that the suite sends, by operationId. Defaults to the document's examples, or to samples */
  readonly requests?: Readonly<Record<string, Partial<Omit<StepRequest, 'method'>>>>
  /** further requests with the status of their response. They replace those that the suite makes for the same status */
  readonly steps?: readonly ((success: (operation: string) => StepRequest) => Step<E>)[]
  /**
   * If true, each operation must succeed with the document's examples, and each declared status needs a request. The
   * scenario then contains the records that the examples name. Defaults to false
   */
  readonly complete?: boolean
  /** reasons why cases do not apply, by the name of the case or of a step, such as `getDesk 404` */
  readonly declines?: Readonly<Record<string, string>>
  /** Creates the emulator of a test. Defaults to one of this vendor with the scenario */
  readonly start?: () => E
  /** Returns the vendor's handle. Defaults to the one that has its name */
  readonly handleOf?: (emulator: E) => AnyVendorHandle | Promise<AnyVendorHandle>
}

/** Names of the suite's cases. */
export const CASES = [
  'operations',
  'statuses',
  'examples',
  'provenance',
  'references',
  'handlers',
  'methods',
  'unknown-paths',
  'head',
  'malformed-json',
  'worlds',
  'reset',
  'determinism',
  'faults',
] as const

/** Name of a case of the suite. */
export type SuiteCase = (typeof CASES)[number]
