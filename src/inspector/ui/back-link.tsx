import type { ComponentChildren } from 'preact'

/** Renders a link back to a list. It is visible only on a narrow screen, where the selected item replaces the list. */
export function BackLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <p class="back">
      <a href={href}>{children}</a>
    </p>
  )
}
