import type { ComponentChildren } from 'preact'

/** Renders an area that scrolls if its content is too large. It can be scrolled with the keyboard. */
export function ScrollArea({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable with the keyboard
    <section class="scroll-area" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
