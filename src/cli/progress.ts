import type { OnProgress } from '../engine/services/on-progress.ts'
import { isQuiet } from './output-options.ts'
import { styled } from './style.ts'

/** Label of the progress while a scenario's records are created. */
export const CREATING_RECORDS = 'Creating records'
/** Time on a terminal before the first line is shown. */
const DELAY_MS = 1000
/** Time between two updates of the line on a terminal, and between two lines in a log. */
const INTERVAL_MS = { terminal: 100, log: 10_000 }

/** Progress of a task, shown on standard error if the task takes long. */
export interface Progress {
  readonly report: OnProgress
  /** removes the line */
  readonly end: () => void
}

/** Creates the progress of a task. @param label such as `Verifying interactions` */
export function createProgress(
  label: string,
  { stream = process.stderr, now = () => performance.now() } = {},
): Progress {
  const interval = stream.isTTY ? INTERVAL_MS.terminal : INTERVAL_MS.log
  let next = now() + (stream.isTTY ? DELAY_MS : interval)
  let isShown = false
  return {
    report: (done, total) => {
      if (now() < next) return
      next = now() + interval
      const line = `${label}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
      if (stream.isTTY) stream.write(`\r${ERASE}${styled('dim', line)}`)
      else stream.write(`${line}\n`)
      isShown = stream.isTTY
    },
    end: () => {
      if (isShown) stream.write(`\r${ERASE}`)
      isShown = false
    },
  }
}

const ERASE = '\x1b[K'

/** Runs a task that reports its progress. Removes the line when the task succeeds or throws. */
export async function withProgress<T>(label: string, task: (report: OnProgress) => T | Promise<T>): Promise<T> {
  if (isQuiet()) return task(() => {})
  const { report, end } = createProgress(label)
  try {
    return await task(report)
  } finally {
    end()
  }
}
