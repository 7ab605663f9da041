import type { Steps } from '../exchange/in-turns.ts'

/**
 * A handler's result that comes after a long task, during which other requests are answered. The handler must not write
 * before it returns one; the task returns a function that writes and returns in one go, so that requests in between see
 * all of it or nothing.
 * @example
 * function* countTo(most: number) {
 *   let sum = 0
 *   for (let i = 1; i <= most; i++) {
 *     sum += i
 *     yield
 *   }
 *   return () => ({ sum })
 * }
 * const counted = new AfterSteps(countTo(100_000))
 */
export class AfterSteps<Result> {
  readonly steps: Steps<() => Result>

  /** @param steps the task, which stops after each step; several steps are carried out in one turn of the event loop */
  constructor(steps: Steps<() => Result>) {
    this.steps = steps
  }
}
