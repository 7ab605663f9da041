import { useEffect, useState } from 'preact/hooks'

/** Where the page is: the world that is looked at, and what of it, as the address says after `#`. */
export interface Route {
  readonly world: string
  readonly view: View
  /** what stands after the view */
  readonly rest: readonly string[]
}

export const VIEWS = ['journal', 'records', 'time', 'worlds', 'reference'] as const
export type View = (typeof VIEWS)[number]

/** The address of a place in the page. */
export function addressOf(world: string, view: View, ...rest: readonly (string | number)[]): string {
  return `#/${[world, view, ...rest].map(encodeURIComponent).join('/')}`
}

export function goTo(world: string, view: View, ...rest: readonly (string | number)[]): void {
  location.hash = addressOf(world, view, ...rest)
}

/** The place that an address names; the journal of the default world when it names none. */
function routeOf(hash: string): Route {
  const [world = '', view = '', ...rest] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decoded(part))
  return { world: world || 'default', view: VIEWS.find((known) => known === view) ?? 'journal', rest }
}

/** The present place, whenever it changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash))
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash))
    addEventListener('hashchange', follow)
    // It may have changed since the page was first drawn.
    follow()
    return () => removeEventListener('hashchange', follow)
  }, [])
  return route
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
