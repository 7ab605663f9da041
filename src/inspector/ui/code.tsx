import { ScrollArea } from './scroll-area.tsx'

/** Shows a body as it was sent, or indented if it is JSON. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <ScrollArea label={label}>
      <pre>{prettyPrint(text)}</pre>
    </ScrollArea>
  )
}

function prettyPrint(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
