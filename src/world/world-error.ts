import { DeskDoubleError } from '../errors/deskdouble-error.ts'

/** Base class of the errors of a world. */
export abstract class WorldError extends DeskDoubleError {}

/**
 * Thrown when a record with a key does not exist.
 * @example
 * const isMissing = (error: unknown) => error instanceof RecordNotFound
 */
export class RecordNotFound extends WorldError {
  /** the record's schema name */
  readonly entity: string
  /** the key that was looked up */
  readonly key: string

  constructor(entity: string, key: string) {
    super('DD_RECORD_NOT_FOUND', { entity, key })
    this.entity = entity
    this.key = key
  }
}

/** A value that two records must not share, and the record that has it. */
interface Duplicate {
  /** the records' schema name */
  readonly entity: string
  readonly field: string
  readonly value: string
  /** the key of the record that already has the value */
  readonly holder: string
}

/** Thrown when another record already has the value of a unique field. */
export class DuplicateKey extends WorldError {
  readonly entity: string
  readonly field: string
  readonly value: string
  readonly holder: string

  constructor({ entity, field, value, holder }: Duplicate) {
    super('DD_RECORD_DUPLICATE', { entity, field, value })
    this.entity = entity
    this.field = field
    this.value = value
    this.holder = holder
  }
}

/** Thrown when an update would change the key of a record. */
export class RecordKeyChanged extends WorldError {
  constructor(entity: string, key: string, other: string) {
    super('DD_RECORD_KEY_CHANGED', { entity, key, other })
  }
}

/** Thrown when a value is not an instant that a clock can show, or not a duration. */
export class InvalidTimeError extends WorldError {}

/** Thrown when a snapshot belongs to a world with other collections. */
export class ForeignSnapshotError extends WorldError {
  constructor() {
    super('DD_SNAPSHOT_FOREIGN', {})
  }
}
