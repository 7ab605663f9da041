import type { Exchange } from '../live-journal.ts'
import { latestOf, navigateIn, type Route } from '../route.ts'

/** Steps of the keys that move the selection. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 20, PageUp: -20 }

/**
 * Returns a handler of key presses that moves the selection in a list of requests. It returns true if it used the key.
 * @param listed requests as the list shows them, from top to bottom
 */
export function listKeys(route: Route, listed: readonly Exchange[]): (event: KeyboardEvent) => boolean {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const [selected, tab] = latestOf(route)?.rest ?? []
    const current = listed.findIndex(({ number }) => String(number) === selected)
    const target = targetOf(event.key, current, listed.length)
    const exchange = target === undefined ? undefined : listed[target]
    if (!exchange) return false
    event.preventDefault()
    navigateIn(route, exchange.number, ...(tab === undefined ? [] : [tab]))
    return true
  }
}

function targetOf(key: string, current: number, length: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  const step = STEPS[key]
  if (step === undefined) return undefined
  if (current === -1) return step > 0 ? 0 : length - 1
  return Math.min(length - 1, Math.max(0, current + step))
}
