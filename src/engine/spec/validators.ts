/** A validator that was generated from a schema. If it returns false, `errors` lists what is wrong. */
export interface Validate {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** An error as generated validators report it, in the form of Ajv's errors. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  /** a clause in words, only for the keyword `pattern` and only if the spec has an `x-pattern-text` */
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * Checks of one declared response. A body that is a record, and each record in a list of the body, is checked by the
 * record's own validator, so that an unchanged record is checked only once, however often it is sent.
 */
export interface ResponseCheck {
  /** checks the headers, by their declared names */
  readonly headers?: Validate
  /** checks of the declared bodies, by media type; empty if the response has no body */
  readonly bodies: Readonly<Record<string, BodyCheck>>
}

/** Checks of one declared body. */
export interface BodyCheck {
  /** checks the body except for the records below */
  readonly check?: Validate
  /** schema name of the record, if the body is one */
  readonly record?: string
  /** schema names of the records in the body's lists, by property */
  readonly lists?: Readonly<Record<string, string>>
}

/** Validators of records, by schema name. They reject properties that the schema does not declare. */
export type RecordValidators = Readonly<Record<string, Validate>>

/** Validators of a spec's exchanges. They may be getters that create a validator when it is first used. */
export interface Validators {
  /** validators of decoded parameters `{ path, query, header, cookie }`, by operationId */
  readonly parameters: Readonly<Record<string, Validate>>
  /** validators of request bodies, by operationId and media type; they remove undeclared and read-only properties */
  readonly bodies: Readonly<Record<string, Readonly<Record<string, Validate>>>>
  /** checks of responses, by operationId and the declared key: a status, `4XX` or `default` */
  readonly responses: Readonly<Record<string, Readonly<Record<string, ResponseCheck>>>>
  /** checks of responses to requests that match no operation, by status */
  readonly unmatched: Readonly<Record<string, ResponseCheck>>
}
