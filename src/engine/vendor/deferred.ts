/**
 * A handler's result that comes after a delay. The handler must not write before it returns one; `run` writes and
 * returns in one go, so that requests in between see all of it or nothing, and a failure undoes all of it.
 * For example: `executeAssistant: (request) => new Deferred(250, () => execute(request))`
 * @example
 * const slow = new Deferred(250, () => ({ status: 'finished' }))
 */
export class Deferred<Result> {
  /** the delay in ms of real time */
  readonly millis: number
  readonly run: () => Result

  /** @param millis the delay in ms of real time, at least 0 */
  constructor(millis: number, run: () => Result) {
    this.millis = millis
    this.run = run
  }
}
