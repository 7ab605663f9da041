import { useEffect, useState } from 'preact/hooks'
import { wordsOf } from './control.ts'

/** Something that is asked of the emulator: what was told last, and what went wrong with the asking. */
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
  const [loaded, setLoaded] = useState<Loaded<T> & { readonly subject: string }>({
    subject,
    value: undefined,
    failure: undefined,
  })
  useEffect(() => {
    let stale = false
    ask().then(
      (value) => stale || setLoaded({ subject, value, failure: undefined }),
      (error: unknown) => stale || setLoaded({ subject, value: undefined, failure: wordsOf(error) }),
    )
    return () => {
      stale = true
    }
  }, [subject, ...occasions])
  return loaded.subject === subject ? loaded : { value: undefined, failure: undefined }
}
