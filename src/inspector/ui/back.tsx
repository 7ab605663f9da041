import type { ComponentChildren } from 'preact'

/** The way back to a list, where a narrow page shows what was chosen in its place. */
export function Back({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <p class="back">
      <a href={to}>{children}</a>
    </p>
  )
}
