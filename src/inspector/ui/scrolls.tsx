import type { ComponentChildren } from 'preact'

/** A place that scrolls when what it holds is too large, with the keyboard as well. */
export function Scrolls({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section class="scrolls" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
