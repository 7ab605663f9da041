import { useEffect, useState } from 'preact/hooks'
import { Refusal, wordsOf } from './control.ts'

/**
 * Something that is asked of the emulator: what was told last, and what went wrong with the asking. While nobody
 * answers, what was told last stands; the page says so in one place.
 */
export interface Loaded<T> {
  readonly value: T | undefined
  readonly failure: string | undefined
}

/**
 * Asks when the page first shows it, and again whenever one of these changes. What was told last stays meanwhile, as
 * long as it is of the same subject.
 * @param subject what is asked about
 * @param occasions what makes the answer old
 */
export function useLoaded<T>(subject: string, occasions: readonly unknown[], ask: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Of<T>>({ subject, value: undefined, failure: undefined })
  useEffect(() => {
    let stale = false
    ask().then(
      (value) => stale || setLoaded({ subject, value, failure: undefined }),
      (error: unknown) => stale || setLoaded((last) => afterFailure(last, subject, error)),
    )
    return () => {
      stale = true
    }
  }, [subject, ...occasions])
  return loaded.subject === subject ? loaded : { value: undefined, failure: undefined }
}

type Of<T> = Loaded<T> & { readonly subject: string }

function afterFailure<T>(last: Of<T>, subject: string, error: unknown): Of<T> {
  const stands = last.subject === subject && last.value !== undefined && !(error instanceof Refusal)
  return stands ? last : { subject, value: undefined, failure: wordsOf(error) }
}
