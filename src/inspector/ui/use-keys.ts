import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Calls a handler for each key that is pressed in the page while no text is being entered and no modifier but Shift is
 * held. Escape is passed on from anywhere.
 * @param element any element of the page that is there from the first render on
 */
export function useKeys(element: RefObject<HTMLElement | null>, handler: (event: KeyboardEvent) => unknown): void {
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  useLayoutEffect(() => {
    // A panel has its own root, and hears only the keys that are pressed in it.
    const root = element.current?.getRootNode()
    const listen = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return
      if (isInField(event) || !(event.key === 'Escape' || areShortcutsOn())) return
      latest.current(event)
    }
    root?.addEventListener('keydown', listen)
    return () => root?.removeEventListener('keydown', listen)
  }, [])
}

/** Returns whether a key is pressed in a field that uses it. */
export function isInField({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea, dialog') !== null
}

const STORAGE_KEY = 'deskdouble-shortcuts'

/** Returns whether single keys trigger actions. */
export function areShortcutsOn(): boolean {
  return sessionStorage.getItem(STORAGE_KEY) !== 'off'
}

/** Switches the shortcuts of single keys on or off until the tab is closed. */
export function setShortcuts(on: boolean): void {
  sessionStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
}
