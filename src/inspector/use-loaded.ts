import { useEffect, useRef, useState } from 'preact/hooks'
import { ControlError, errorMessage } from './control.ts'

/**
 * Result of the last load. If the emulator does not respond, the previous value stays; the page shows the outage once,
 * above the view.
 */
export interface Loaded<T> {
  readonly value: T | undefined
  /** message for people if there is no value */
  readonly failure: string | undefined
  /** error of the last load; the value of an earlier load may still be there */
  readonly error: unknown
}

/**
 * Loads a value on the first render, and again whenever the subject or a dependency changes. While a load is running,
 * the previous value of the same subject stays.
 * @param subject identifies the value; a value of another subject is dropped
 * @param dependencies a change of any of them makes the value outdated
 */
export function useLoaded<T>(subject: string, dependencies: readonly unknown[], load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<LoadState<T>>({ subject, value: undefined, error: undefined, attempt: 0 })
  const attempts = useRef(0)
  useEffect(() => {
    attempts.current++
    const attempt = attempts.current
    // A response may arrive after the next load has started: it is shown unless a later response was.
    const settle = (next: (last: LoadState<T>) => LoadState<T>) => {
      setLoaded((last) => (last.attempt > attempt ? last : next(last)))
    }
    load().then(
      (value) => settle(() => ({ subject, value, error: undefined, attempt })),
      (error: unknown) => settle((last) => ({ subject, value: valueAfter(error, last, subject), error, attempt })),
    )
  }, [subject, ...dependencies])
  const { value, error } = loaded.subject === subject ? loaded : { value: undefined, error: undefined }
  return { value, error, failure: value === undefined && error !== undefined ? errorMessage(error) : undefined }
}

interface LoadState<T> {
  readonly subject: string
  readonly value: T | undefined
  readonly error: unknown
  /** number of the load that set this state, counted from 1 */
  readonly attempt: number
}

/** Drops the previous value if the control API answered with an error, and keeps it if there was no response. */
function valueAfter<T>(error: unknown, last: LoadState<T>, subject: string): T | undefined {
  return error instanceof ControlError || last.subject !== subject ? undefined : last.value
}
