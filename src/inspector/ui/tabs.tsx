import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A tab with its panel. */
export interface Tab {
  readonly id: string
  readonly title: ComponentChildren
  readonly panel: () => ComponentChildren
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly selected: string
  readonly onSelect: (id: string) => void
}

/** Renders tabs with the panel of the selected one. The arrow keys move between tabs. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const current = tabs.find(({ id }) => id === selected) ?? tabs[0]
  useEffect(() => {
    const focused = list.current?.querySelector(':focus')
    if (focused) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  }, [current?.id])
  if (!current) return null
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === current.id}
            aria-controls="tab-panel"
            tabIndex={id === current.id ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard can scroll a panel only if it can have the focus */}
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${current.id}`} class="tab-panel" tabIndex={0}>
        {current.panel()}
      </div>
    </>
  )
}

/** Returns the tab beside the selected one in the direction of an arrow key; the last is beside the first. */
export function neighbourTab(tabs: readonly Tab[], selected: string, key: string): string | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const current = Math.max(
    0,
    tabs.findIndex(({ id }) => id === selected),
  )
  return tabs.at((current + (key === 'ArrowRight' ? 1 : -1)) % tabs.length)?.id
}
