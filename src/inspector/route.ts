import { useEffect, useState } from 'preact/hooks'

/** Place in the page: a world, a view, and a selection in the view. It is stored in the URL after `#`. */
export interface Route {
  readonly world: string
  readonly view: View
  /** path segments after the view */
  readonly rest: readonly string[]
}

export const VIEWS = ['journal', 'records', 'time', 'worlds', 'reference'] as const
export type View = (typeof VIEWS)[number]

/** Returns the link to a place in the page. */
export function hrefOf(world: string, view: View, ...rest: readonly (string | number)[]): string {
  return `#/${[world, view, ...rest].map(encodeURIComponent).join('/')}`
}

/** Opens a place in the page. */
export function navigate(world: string, view: View, ...rest: readonly (string | number)[]): void {
  location.hash = hrefOf(world, view, ...rest)
}

/** Parses a URL fragment. Defaults to the request journal of the default world. */
function parseRoute(hash: string): Route {
  const [world = '', view = '', ...rest] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((segment) => decode(segment))
  return { world: world || 'default', view: VIEWS.find((known) => known === view) ?? 'journal', rest }
}

/** Returns the current route and follows its changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  useEffect(() => {
    const update = () => setRoute(parseRoute(location.hash))
    addEventListener('hashchange', update)
    // The fragment may have changed between the first render and this effect.
    update()
    return () => removeEventListener('hashchange', update)
  }, [])
  return route
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
