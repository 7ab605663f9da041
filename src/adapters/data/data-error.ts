import { DeskDoubleError, type ErrorValues } from '../../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../../errors/error-codes.ts'

/** Codes of a {@link DataError}. */
export type DataErrorCode = Extract<DeskDoubleCode, `DD_DATA_${string}`>

/** Thrown when a data folder cannot be opened, read or written. */
export class DataError extends DeskDoubleError {
  constructor(code: DataErrorCode, values: ErrorValues = {}) {
    super(code, values)
  }
}
