import { nextTurn } from './next-turn.ts'

/** A long task that stops after each of its steps and can be continued. */
export type Steps<Result> = Iterator<unknown, Result>

/** Number of steps in one turn of the event loop. A step should take well below a millisecond. */
const STEPS_PER_TURN = 50

/** Carries out a task in one go and returns its result. */
export function runAtOnce<Result>(task: Steps<Result>): Result {
  for (;;) {
    const step = task.next()
    if (step.done) return step.value
  }
}

/** Carries out a task in parts, so that other requests are answered between them. */
export async function runInTurns<Result>(task: Steps<Result>, stepsPerTurn = STEPS_PER_TURN): Promise<Result> {
  for (;;) {
    for (let taken = 0; taken < stepsPerTurn; taken++) {
      const step = task.next()
      if (step.done) return step.value
    }
    await nextTurn()
  }
}
