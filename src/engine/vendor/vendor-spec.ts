import type { Collections } from '../../world/world.ts'
import type { LoadValidators } from '../spec/checks.ts'
import type { Document } from '../spec/document.ts'
import type { RecordValidators } from '../spec/validators.ts'

/** A spec as a vendor is made from it: an OpenAPI document, the validators of its exchanges, and its static types. */
export interface VendorSpec<Types extends SpecTypes = AnySpecTypes> {
  /** never present at run time; carries the static types */
  readonly types?: Types
  readonly document: Document
  /** SHA-256 of the document, in hexadecimal */
  readonly digest: string
  /** validators of stored records, by schema name */
  readonly records: RecordValidators
  /** loads the validators of its exchanges, with the first exchange */
  readonly validators: LoadValidators
}

/** The static types of a spec, as they are generated from it. */
export interface SpecTypes {
  /** parameters, bodies and responses, by operationId */
  readonly operations: unknown
  /** records and other values, by schema name */
  readonly schemas: unknown
  /** settings of the profile, by name */
  readonly profile: unknown
  /** parameters of the `x-links`, by name */
  readonly links: unknown
  /** parameters and results of the `x-actions`, by name */
  readonly actions: unknown
}

/** The types of a spec that is known only at run time. */
export interface AnySpecTypes extends SpecTypes {
  readonly operations: Readonly<Record<string, AnyOperationTypes>>
  readonly schemas: Readonly<Record<string, object>>
  readonly profile: Readonly<Record<string, string | number | boolean>>
  readonly actions: Readonly<Record<string, AnyActionTypes>>
}

/** The types of an operation that is known only at run time. */
export interface AnyOperationTypes {
  readonly parameters: object
  readonly responses: Readonly<Record<number, unknown>>
}

/** The types of an action that is known only at run time. */
export interface AnyActionTypes {
  readonly parameters: object
  readonly result: unknown
}

/** The world of a vendor that is known only at run time. */
export type AnyRecords = Collections
