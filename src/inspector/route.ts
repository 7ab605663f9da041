import { useEffect, useState } from 'preact/hooks'
import { placeStore } from './place.ts'

/** Place in the page: a world, a view, and a selection in the view. It is stored in the URL after `#`. */
export interface Route {
  readonly world: string
  readonly view: View
  /** path segments after the view */
  readonly rest: readonly string[]
  /** settings of the view, such as a filter; those with their default value are missing */
  readonly query: Readonly<Record<string, string>>
}

export const VIEWS = ['journal', 'records', 'faults', 'time', 'worlds', 'connect', 'reference'] as const
export type View = (typeof VIEWS)[number]

type Segments = readonly (string | number)[]

/** Returns the link to a place in the page. */
export function hrefOf(world: string, view: View, ...rest: Segments): string {
  return `#/${[world, view, ...rest].map(encodeURIComponent).join('/')}`
}

/** Returns the link to another selection in the view of a route; the settings of the view stay. */
export function hrefIn({ world, view, query }: Route, ...rest: Segments): string {
  const search = new URLSearchParams(query).toString()
  return hrefOf(world, view, ...rest) + (search === '' ? '' : `?${search}`)
}

/** Opens a place in the page. */
export function navigate(world: string, view: View, ...rest: Segments): void {
  placeStore().write(hrefOf(world, view, ...rest), false)
}

/**
 * Returns a rendered route as it is now. The page renders some time after a change of the place, so two fast inputs find
 * the same rendered route; the second must continue from the place that the first one opened. Returns undefined if
 * another view is open by now.
 */
export function latestOf({ world, view }: Route): Route | undefined {
  const latest = parseRoute(placeStore().read())
  return latest.world === world && latest.view === view ? latest : undefined
}

/**
 * Opens another selection in the view of a route; the settings of the view stay. Does nothing if another view is open by
 * now.
 */
export function navigateIn(route: Route, ...rest: Segments): void {
  const latest = latestOf(route)
  if (latest) placeStore().write(hrefIn(latest, ...rest), false)
}

type Settings = Readonly<Record<string, string | undefined>>

/**
 * Changes settings of the view of a route, without an entry in the history of the browser. Does nothing if another view
 * is open by now.
 * @param settings settings to change, or a function that derives them from the present ones; undefined or an empty string
 * removes a setting
 * @param rest selection to open; defaults to the present one
 */
export function changeQuery(
  route: Route,
  settings: Settings | ((query: Route['query']) => Settings),
  rest?: Segments,
): void {
  const latest = latestOf(route)
  if (!latest) return
  const changes = typeof settings === 'function' ? settings(latest.query) : settings
  const merged = Object.entries({ ...latest.query, ...changes })
  const query = Object.fromEntries(merged.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
  placeStore().write(hrefIn({ ...latest, query }, ...(rest ?? latest.rest)), true)
}

/** Parses a URL fragment. Defaults to the request journal of the default world. */
function parseRoute(fragment: string): Route {
  const [path = '', search = ''] = fragment.replace(/^#\/?/, '').split('?')
  const [world = '', view = '', ...rest] = path.split('/').map((segment) => decode(segment))
  return {
    world: world || 'default',
    view: VIEWS.find((known) => known === view) ?? 'journal',
    rest,
    query: Object.fromEntries(new URLSearchParams(search)),
  }
}

/** Returns the current route and follows its changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(placeStore().read()))
  useEffect(() => {
    const update = () => setRoute(parseRoute(placeStore().read()))
    const unwatch = placeStore().watch(update)
    // The place may have changed between the first render and this effect.
    update()
    return unwatch
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
