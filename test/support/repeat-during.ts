/**
 * Repeats an action, one turn of the event loop after the other, until a task is done. Returns the results of the action.
 * Rejects if the task does.
 */
export async function repeatDuring<T>(task: Promise<unknown>, act: () => Promise<T>): Promise<T[]> {
  const pending = new Set([task])
  const done = task.finally(() => pending.clear())
  const results: T[] = []
  while (pending.size > 0) {
    results.push(await act())
    await new Promise((resolve) => setImmediate(resolve))
  }
  await done
  return results
}
