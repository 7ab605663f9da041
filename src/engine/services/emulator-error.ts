import { DeskDoubleError, type ErrorValues } from '../../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../../errors/error-codes.ts'
import type { ProblemKind } from '../vendor/problem.ts'

const KINDS: Readonly<Partial<Record<DeskDoubleCode, ProblemKind>>> = {
  DD_WORLD_NAME_TAKEN: 'conflict',
  DD_WORLD_LIMIT: 'conflict',
  DD_WORLD_DEFAULT: 'conflict',
  DD_WORLD_DELETED: 'not-found',
  DD_VENDOR_UNKNOWN: 'not-found',
  DD_SNAPSHOT_LIMIT: 'conflict',
  DD_WAITER_LIMIT: 'conflict',
  DD_SCENARIO_UNNAMED: 'conflict',
  DD_PACT_INCOMPLETE: 'conflict',
  DD_STATE_DEFAULT_WORLD: 'conflict',
  DD_STATE_REJECTED: 'conflict',
  DD_ARCHIVE_FILES: 'conflict',
}

/** Thrown when the emulator cannot carry out a call: unknown world, name that is taken, limit that is reached. */
export class EmulatorError extends DeskDoubleError {
  /** the option at fault, such as `name`; empty if the error concerns all of them */
  readonly at: string
  /** the problem that the control API reports for this error */
  readonly kind: ProblemKind

  /** @param at the option at fault, as a path such as `params/request` */
  constructor(code: DeskDoubleCode, values: ErrorValues = {}, at = '') {
    super(code, values)
    this.at = at
    this.kind = KINDS[code] ?? 'invalid'
  }
}
