import type { Steps } from '../exchange/in-turns.ts'

/**
 * A handler's result that comes after a long task, during which other requests are answered. The handler must not write
 * before it returns one; the task returns a function that writes and returns in one go, so that requests in between see
 * all of it or nothing.
 */
export class AfterSteps<Result> {
  readonly steps: Steps<() => Result>

  constructor(steps: Steps<() => Result>) {
    this.steps = steps
  }
}
