import { useCallback, useEffect, useState } from 'react'
import { ApiError } from './connection.ts'
import type { Agent, Desk } from './desks/desk.ts'

interface Shown {
  readonly agents: readonly Agent[]
  readonly next: string | undefined
  readonly busy: boolean
  readonly failure: Failure | undefined
}

/** What went wrong, in words, and whether signing in anew could mend it. */
export interface Failure {
  readonly text: string
  readonly signedOut: boolean
}

const NOTHING: Shown = { agents: [], next: undefined, busy: true, failure: undefined }

/** The agents of a desk, and what can be done with them. What fails is told, and what was shown stays. */
export function useDesk(desk: Desk) {
  const [shown, setShown] = useState(NOTHING)

  /** Runs something, tells what went wrong, and resolves to whether nothing did. */
  const attempt = useCallback(
    async (deed: () => Promise<unknown>) => {
      setShown((before) => ({ ...before, busy: true }))
      try {
        await deed()
        setShown((before) => ({ ...before, busy: false, failure: undefined }))
        return true
      } catch (error) {
        setShown((before) => ({ ...before, busy: false, failure: failureOf(error, desk.title) }))
        return false
      }
    },
    [desk],
  )
  const load = useCallback(async () => {
    const { agents, next } = await desk.list()
    setShown((before) => ({ ...before, agents, next }))
  }, [desk])

  useEffect(() => void attempt(load), [attempt, load])
  return {
    ...shown,
    reload: () => attempt(load),
    more: () =>
      attempt(async () => {
        const { agents, next } = await desk.list(shown.next)
        setShown((before) => ({ ...before, agents: [...before.agents, ...agents], next }))
      }),
    change: (deed: () => Promise<unknown>) => attempt(async () => deed().then(load)),
  }
}

function failureOf(error: unknown, vendor: string): Failure {
  if (!(error instanceof ApiError)) return { text: `${vendor} cannot be reached.`, signedOut: false }
  if (error.status === 401) return { text: `${vendor} no longer knows you.`, signedOut: true }
  if (error.status === 429 && error.retryAfter !== undefined) {
    return { text: `${vendor} asks you to wait for ${error.retryAfter} s.`, signedOut: false }
  }
  if (error.status === 409) return { text: `${vendor} has one of that name already.`, signedOut: false }
  return { text: `${vendor} refused it: ${error.message}.`, signedOut: false }
}
