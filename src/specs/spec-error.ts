import { DeskDoubleError } from '../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../errors/error-codes.ts'

/** Codes of the errors that a document or an overlay can cause. */
export type SpecErrorCode = Extract<DeskDoubleCode, `DD_SPEC_${string}` | `DD_OVERLAY_${string}`>

/**
 * Error of an OpenAPI document or an overlay that cannot be served.
 * @example
 * try {
 *   createEmulator({ scenario: 'small-team' })
 * } catch (error) {
 *   if (error instanceof SpecError) console.error(error.code, error.message)
 *   else throw error
 * }
 */
export class SpecError extends DeskDoubleError {
  /** the code of the error */
  declare readonly code: SpecErrorCode
}
