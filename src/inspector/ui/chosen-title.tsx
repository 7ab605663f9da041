import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface Titled {
  readonly level: 'h2' | 'h3'
  readonly id: string
  /** what it is the title of */
  readonly of: string
  readonly children: ComponentChildren
}

/** The title of what was chosen. It takes the focus: on a small screen the list with the link that led here is gone. */
export function ChosenTitle({ level: Heading, id, of, children }: Titled) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [of])
  return (
    <Heading id={id} ref={title} tabIndex={-1}>
      {children}
    </Heading>
  )
}
