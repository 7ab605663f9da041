import type { VendorSpec } from '../engine/vendor/vendor-spec.ts'
import type { Schemas } from './schema/schemas.ts'
import type { AvailableValidators } from './vendor-of-document.ts'

/** Key of the function that compiles the validators of a document which is extended by the schemas of stored records. */
export const COMPILE = Symbol('compile')

/** Compiles the validators of a document. @param stored names of the schemas of stored records */
export type CompileDocument = (schemas: Schemas, stored: readonly string[]) => AvailableValidators

/** A spec that was read at run time, so that more than its own schemas can be compiled. */
export interface CompilableSpec extends VendorSpec {
  readonly [COMPILE]?: CompileDocument
}
