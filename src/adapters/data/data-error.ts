import { DeskDoubleError, type ErrorValues } from '../../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../../errors/error-codes.ts'

/** Codes of a {@link DataError}. */
export type DataErrorCode = Extract<DeskDoubleCode, `DD_DATA_${string}`>

/** A place in a file of a data folder. */
export interface DataPlace {
  readonly file: string
  /** position in the file, in bytes */
  readonly offset: number
}

/** Thrown when a data folder cannot be opened, read or written. */
export class DataError extends DeskDoubleError {
  /** where a file is damaged; undefined for other errors */
  readonly place: DataPlace | undefined

  constructor(code: DataErrorCode, values: ErrorValues = {}, place?: DataPlace) {
    super(code, values)
    this.place = place
  }
}
