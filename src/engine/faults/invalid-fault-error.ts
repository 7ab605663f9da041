import { DeskDoubleError } from '../../errors/deskdouble-error.ts'
import { got } from '../../errors/got.ts'

/** Thrown when a fault cannot be set: its rule is not valid, or the spec does not declare its status. */
export class InvalidFaultError extends DeskDoubleError {
  /**
   * the property of the rule at fault, such as `times` or `body/items/0`: empty for the whole rule, `operation` for the
   * operation that it was set for
   */
  readonly at: string
  /** a clause such as `times must be a whole number of at least 1, got 0` */
  readonly problem: string
  /** the cure, such as `Use a whole number of at least 1.` */
  readonly cure: string

  /**
   * @param at the property of the rule
   * @param problem a clause such as `times must be a whole number of at least 1, got 0`
   * @param cure a sentence
   */
  constructor(at: string, problem: string, cure: string) {
    super('DD_FAULT_INVALID', { problem, cure })
    this.at = at
    this.problem = problem
    this.cure = cure
  }
}

/** Creates the error for a property of a rule whose value is not the expected one. */
export function mustBe(name: string, expected: string, value: unknown): InvalidFaultError {
  return new InvalidFaultError(name, `${name} must be ${expected}${got(value)}`, `Use ${expected}.`)
}
