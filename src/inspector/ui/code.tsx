import { ScrollArea } from './scroll-area.tsx'

/** Shows a text as it is, in an area that scrolls. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <ScrollArea label={label}>
      <pre>{text}</pre>
    </ScrollArea>
  )
}

/** Indents a text if it is JSON. */
export function prettyPrint(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
