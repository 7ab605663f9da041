/** Parts of a generated module that depend on its origin and on its place. */
export interface ModuleFrame {
  /** first line: a comment with the origin of the module */
  readonly notice: string
  /** module that exports the type `Document` */
  readonly documentTypes: string
  /** module that exports the types `Validators` and `RecordValidators` */
  readonly validatorTypes: string
  /** module that exports the type `VendorSpec` */
  readonly specTypes: string
  /** ending of the names of modules in imports: `.ts` or `.js` */
  readonly extension: '.ts' | '.js'
}
