import { useEffect, useRef, useState } from 'preact/hooks'
import { Refusal, wordsOf } from './control.ts'

/**
 * Something that is asked of the emulator: what was told last, and what went wrong with the asking. While nobody
 * answers, what was told last stands; the page says so in one place.
 */
export interface Loaded<T> {
  readonly value: T | undefined
  /** why there is no value, for people */
  readonly failure: string | undefined
  /** what went wrong when it was asked last; there may be a value from before */
  readonly error: unknown
}

/**
 * Asks when the page first shows it, and again whenever one of these changes. What was told last stays meanwhile, as
 * long as it is of the same subject.
 * @param subject what is asked about
 * @param occasions what makes the answer old
 */
export function useLoaded<T>(subject: string, occasions: readonly unknown[], ask: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Answer<T>>({ subject, value: undefined, error: undefined, turn: 0 })
  const turns = useRef(0)
  useEffect(() => {
    turns.current++
    const turn = turns.current
    // Answers may be slower than the occasions to ask: each is shown, unless a later one was.
    const settle = (next: (last: Answer<T>) => Answer<T>) => setLoaded((last) => (last.turn > turn ? last : next(last)))
    ask().then(
      (value) => settle(() => ({ subject, value, error: undefined, turn })),
      (error: unknown) => settle((last) => ({ subject, value: valueAfter(error, last, subject), error, turn })),
    )
  }, [subject, ...occasions])
  const { value, error } = loaded.subject === subject ? loaded : { value: undefined, error: undefined }
  return { value, error, failure: value === undefined && error !== undefined ? wordsOf(error) : undefined }
}

/** What came of asking. */
interface Answer<T> {
  readonly subject: string
  readonly value: T | undefined
  readonly error: unknown
  /** which time of asking it answers, counted from 1 */
  readonly turn: number
}

/** A refusal is an answer; silence leaves what was told before. */
function valueAfter<T>(error: unknown, last: Answer<T>, subject: string): T | undefined {
  return error instanceof Refusal || last.subject !== subject ? undefined : last.value
}
