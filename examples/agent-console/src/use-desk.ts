import { useCallback, useEffect, useState } from 'react'
import { ApiError } from './connection.ts'
import type { Agent, Desk } from './desks/desk.ts'

interface DeskState {
  readonly agents: readonly Agent[]
  readonly next: string | undefined
  readonly busy: boolean
  readonly failure: Failure | undefined
}

/** The message of a failed action. */
export interface Failure {
  readonly text: string
  /** whether signing in again may help */
  readonly signedOut: boolean
}

const INITIAL: DeskState = { agents: [], next: undefined, busy: true, failure: undefined }

/** Returns the agents of a desk and the actions on them. A failed action reports its error and keeps the agents. */
export function useDesk(desk: Desk) {
  const [state, setState] = useState(INITIAL)

  /** Runs an action and stores its error. Resolves to whether the action succeeded. */
  const attempt = useCallback(
    async (action: () => Promise<unknown>) => {
      setState((previous) => ({ ...previous, busy: true }))
      try {
        await action()
        setState((previous) => ({ ...previous, busy: false, failure: undefined }))
        return true
      } catch (error) {
        setState((previous) => ({ ...previous, busy: false, failure: failureOf(error, desk.title) }))
        return false
      }
    },
    [desk],
  )
  const load = useCallback(async () => {
    const { agents, next } = await desk.list()
    setState((previous) => ({ ...previous, agents, next }))
  }, [desk])

  useEffect(() => void attempt(load), [attempt, load])
  return {
    ...state,
    reload: () => attempt(load),
    more: () =>
      attempt(async () => {
        const { agents, next } = await desk.list(state.next)
        setState((previous) => ({ ...previous, agents: [...previous.agents, ...agents], next }))
      }),
    change: (action: () => Promise<unknown>) => attempt(async () => action().then(load)),
  }
}

function failureOf(error: unknown, vendor: string): Failure {
  if (!(error instanceof ApiError)) return { text: `${vendor} cannot be reached.`, signedOut: false }
  if (error.status === 401) return { text: `Your credentials for ${vendor} have expired.`, signedOut: true }
  if (error.status === 429 && error.retryAfter !== undefined) {
    return { text: `${vendor} accepts the next request in ${error.retryAfter} s.`, signedOut: false }
  }
  if (error.status === 409) return { text: `${vendor} already has an agent with this name.`, signedOut: false }
  return { text: `${vendor} rejected the request with status ${error.status}.`, signedOut: false }
}
