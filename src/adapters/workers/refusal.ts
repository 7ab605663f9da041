import { EmulatorError } from '../../engine/services/emulator-error.ts'
import type { ErrorValues } from '../../errors/deskdouble-error.ts'
import type { DeskDoubleCode } from '../../errors/error-codes.ts'

/** An EmulatorError as objects pass it to each other, because the runtime keeps only the message of an error. */
export interface Refusal {
  readonly code: DeskDoubleCode
  readonly values: ErrorValues
  readonly at: string
}

/** The result of a call to another object. */
export type Answer<Result> = { readonly result: Result } | { readonly refusal: Refusal }

/** Carries out a call and returns its result, or the EmulatorError that it threw. */
export async function answerOf<Result>(call: () => Result | Promise<Result>): Promise<Answer<Result>> {
  try {
    return { result: await call() }
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error
    const { code, values, at } = error
    return { refusal: { code, values, at } }
  }
}

/** Returns the result of a call. @throws EmulatorError, as the call did */
export function resultOf<Result>(answer: Answer<Result>): Result {
  if ('result' in answer) return answer.result
  const { code, values, at } = answer.refusal
  throw new EmulatorError(code, values, at)
}
