import type { OnProgress } from '../engine/services/on-progress.ts'
import { styled } from './style.ts'

/** What it is called that a scenario's records are made. */
export const CREATING_RECORDS = 'Making records'
/** What is done sooner needs no word. */
const PATIENCE_MS = 1000
/** How often a line is drawn anew on a terminal, and a new one is written elsewhere, such as in a log of CI. */
const PAUSE_MS = { terminal: 100, log: 10_000 }

/** How far something is, told on standard error when it takes longer than a second. */
export interface Progress {
  readonly tell: OnProgress
  /** takes the line away, so that what comes next stands alone */
  readonly end: () => void
}

/** @param doing such as `Verifying interactions` */
export function progressOf(doing: string, { stream = process.stderr, now = () => performance.now() } = {}): Progress {
  const pause = stream.isTTY ? PAUSE_MS.terminal : PAUSE_MS.log
  let next = now() + (stream.isTTY ? PATIENCE_MS : pause)
  let isShown = false
  return {
    tell: (done, of) => {
      if (now() < next) return
      next = now() + pause
      const line = `${doing}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`
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

/** Does something that tells how far it is, and takes the line away whatever becomes of it. */
export async function withProgress<T>(doing: string, deed: (tell: OnProgress) => T | Promise<T>): Promise<T> {
  const { tell, end } = progressOf(doing)
  try {
    return await deed(tell)
  } finally {
    end()
  }
}
