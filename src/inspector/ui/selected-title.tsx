import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface SelectedTitleProps {
  readonly level: 'h2' | 'h3'
  readonly id: string
  /** identifies the selected item; the title takes the focus when it changes */
  readonly subject: string
  readonly children: ComponentChildren
}

/** Renders the title of the selected item and focuses it: on a small screen the list with the clicked link disappears. */
export function SelectedTitle({ level: Heading, id, subject, children }: SelectedTitleProps) {
  const title = useRef<HTMLHeadingElement>(null)
  // Before the title can be seen, so that a key that the user presses next starts from it.
  useLayoutEffect(() => title.current?.focus(), [subject])
  return (
    <Heading id={id} ref={title} tabIndex={-1}>
      {children}
    </Heading>
  )
}
