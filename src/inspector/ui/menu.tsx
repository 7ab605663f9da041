import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Renders a button that opens a small panel below it. Escape and a click outside close the panel. */
export function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current
      if (menu?.open && !event.composedPath().includes(menu)) menu.open = false
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  const pressed = (event: KeyboardEvent) => {
    const menu = details.current
    if (event.key !== 'Escape' || !menu?.open) return
    event.stopPropagation()
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
  return (
    <details class="menu" ref={details} onKeyDown={pressed}>
      <summary class="button">{label}</summary>
      <div class="menu-panel">{children}</div>
    </details>
  )
}
