/** A validator made ahead of time from a schema. After a refusal, `errors` tells every finding. */
export interface Validate {
  (data: unknown): boolean
  errors?: readonly SchemaError[] | null
}

/** What Ajv reports, as far as the engine reads it. */
export interface SchemaError {
  readonly instancePath: string
  readonly keyword: string
  readonly message?: string
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * How one declared reply is checked. Where its body, or each item of a list in it, is one record, that part is checked
 * by the record's own validator: then an unchanged record is checked once, however often it is sent.
 */
export interface ResponseCheck {
  /** the declared headers, by their declared names */
  readonly headers?: Validate
  /** the declared bodies, by media type; none: the reply has no body */
  readonly bodies: Readonly<Record<string, BodyCheck>>
}

export interface BodyCheck {
  /** checks the body, but for the parts below */
  readonly check?: Validate
  /** the schema of the record that the body is */
  readonly record?: string
  /** the schemas of the records in the body's lists, by property */
  readonly lists?: Readonly<Record<string, string>>
}

/** The validators of records, by schema name: no property that the schema does not declare. */
export type RecordValidators = Readonly<Record<string, Validate>>

/** The validators of a spec's exchanges. */
export interface Validators {
  /** decoded parameters `{ path, query, header }`, by operationId */
  readonly parameters: Readonly<Record<string, Validate>>
  /** request bodies, by operationId and media type; undeclared and read-only properties are taken out as they are read */
  readonly bodies: Readonly<Record<string, Readonly<Record<string, Validate>>>>
  /** replies, by operationId and status */
  readonly responses: Readonly<Record<string, Readonly<Record<string, ResponseCheck>>>>
  /** replies to requests that match no operation, by status */
  readonly unmatched: Readonly<Record<string, ResponseCheck>>
}
