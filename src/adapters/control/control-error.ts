import { DeskDoubleError, type ErrorValues } from '../../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../../errors/error-codes.ts'
import type { ControlSchemas } from './types.ts'

type Problem = ControlSchemas['Problem']

/** Codes of the errors of a control client. */
type ControlCode = Extract<DeskDoubleCode, `DD_CONTROL_${string}`>

/**
 * Thrown by a client of the control API if a request fails.
 * @example
 * try {
 *   await control.fork({ name: 'checkout' })
 * } catch (error) {
 *   if (error instanceof ControlError && error.status === 409) await control.remove('checkout')
 *   else throw error
 * }
 */
export class ControlError extends DeskDoubleError {
  /** status of the response; undefined if no response was received */
  readonly status: number | undefined
  /** kind of the problem, such as `not-found`; undefined if the response is not one of the control API */
  readonly kind: Problem['kind'] | undefined
  /** the problem and its cure in words, as the server sent them */
  readonly detail: string | undefined
  /** each invalid value with its place */
  readonly findings: NonNullable<Problem['findings']>

  constructor(code: ControlCode, values: ErrorValues, response: { status?: number; problem?: Problem } = {}) {
    super(code, values)
    this.status = response.status
    this.kind = response.problem?.kind
    this.detail = response.problem?.detail
    this.findings = response.problem?.findings ?? []
  }
}
