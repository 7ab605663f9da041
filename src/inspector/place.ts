/** The store of the place in the page, as a URL fragment such as `#/default/journal`. */
export interface PlaceStore {
  readonly read: () => string
  /**
   * Goes to a place.
   * @param replace true to leave the present place out of the history
   */
  readonly write: (fragment: string, replace: boolean) => void
  /** Calls a function after each change. Returns a function that ends this. */
  readonly watch: (update: () => void) => () => void
}

/** Keeps the place in the URL of the tab. */
const inUrl: PlaceStore = {
  read: () => location.hash,
  write: (fragment, replace) => {
    if (!replace) {
      location.hash = fragment
      return
    }
    history.replaceState(history.state, '', fragment)
    // replaceState() notifies nobody.
    dispatchEvent(new HashChangeEvent('hashchange'))
  },
  watch: (update) => {
    addEventListener('hashchange', update)
    return () => removeEventListener('hashchange', update)
  },
}

/** Creates a store in memory, for a panel in another page: the URL belongs to that page. */
export function createMemoryPlace(): PlaceStore {
  const watchers = new Set<() => void>()
  let current = ''
  return {
    read: () => current,
    write: (fragment) => {
      current = fragment
      for (const watcher of watchers) watcher()
    },
    watch: (update) => {
      watchers.add(update)
      return () => watchers.delete(update)
    },
  }
}

let store = inUrl

/** Returns the store that the page uses. */
export function placeStore(): PlaceStore {
  return store
}

/** Makes the page use another store. Call it before the first render. */
export function setPlaceStore(next: PlaceStore): void {
  store = next
}

/** Sets the title of the tab, unless the page is a panel of another page. */
export function setPageTitle(title: string): void {
  if (store === inUrl) document.title = title
}
