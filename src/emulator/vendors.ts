import type { Vendor } from '../engine/vendor/vendor.ts'
import type { vendors } from '../vendors/index.ts'
import type { HandleOf } from './vendor-handle.ts'

/** Vendors by name. Each carries the types of its operations and records. */
export type Vendors = Readonly<Record<string, Vendor>>

/** The vendors of the package. */
export type PackagedVendors = typeof vendors

/** An empty set of vendors. Handles of any vendors can be used as handles of these. */
export type NoVendors = Readonly<Record<never, Vendor>>

type OperationsOf<V> = V extends Vendor<infer Operations> ? Operations : never

/** The operationIds of all vendors. */
export type OperationId<Vs> = { [Name in keyof Vs]: keyof OperationsOf<Vs[Name]> & string }[keyof Vs]

/** The type of the operation with an operationId, of whichever vendor has it. */
export type OperationNamed<Vs, Id> = {
  [Name in keyof Vs]: Id extends keyof OperationsOf<Vs[Name]> ? OperationsOf<Vs[Name]>[Id] : never
}[keyof Vs]

/** The handles of vendors by name. Names that are known only at run time have none. */
export type VendorHandles<Vs> = string extends keyof Vs ? unknown : { readonly [Name in keyof Vs]: HandleOf<Vs[Name]> }
