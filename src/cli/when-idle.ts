/** How long a task waits at most for the process to have nothing else to do, in ms. */
const LONGEST_WAIT = 2000

/**
 * Runs a task that nobody waits for once the process has answered its first requests, or before it exits. An error is
 * ignored.
 */
export function whenIdle(task: () => Promise<void>): void {
  let isDone = false
  const runOnce = () => {
    if (isDone) return
    isDone = true
    task().catch(() => undefined)
  }
  setTimeout(runOnce, LONGEST_WAIT).unref()
  process.once('beforeExit', runOnce)
}
