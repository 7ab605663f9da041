import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../errors/error-codes.ts'

/** Codes of the errors that recorded traffic can cause. */
export type DriftErrorCode = Extract<DeskDoubleCode, `DD_HAR_${string}` | `DD_DRIFT_${string}`>

/** Error of recorded traffic that cannot be read or compared. */
export class DriftError extends DeskDoubleError {
  /** the code of the error */
  declare readonly code: DriftErrorCode
}
