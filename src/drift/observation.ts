/** Summary of what recorded traffic showed about services. It contains no value that was sent. */
export interface Observation {
  /** version of this format */
  readonly format: 1
  readonly vendors: readonly ObservedVendor[]
}

/** What traffic showed about one vendor. */
export interface ObservedVendor {
  readonly vendor: string
  /** SHA-256 of the spec that the traffic was compared with */
  readonly spec: string
  /** sorted by operation, then by status */
  readonly responses: readonly ObservedResponse[]
}

/** Responses of one operation with one status. */
export interface ObservedResponse {
  /** the operationId */
  readonly operation: string
  readonly status: number
  readonly times: number
  /** day of the last one, as `YYYY-MM-DD` */
  readonly last: string
  /** statements of the spec that the responses confirmed, such as `results[].sipURI is present`; sorted */
  readonly confirmed: readonly string[]
  /** statements of the spec that the responses contradicted, such as `results[].sipURI is missing`; sorted */
  readonly contradicted: readonly string[]
}
