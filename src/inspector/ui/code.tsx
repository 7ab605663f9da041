import { Scrolls } from './scrolls.tsx'

/** A text as it was sent; JSON is laid out. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <Scrolls label={label}>
      <pre>{laidOut(text)}</pre>
    </Scrolls>
  )
}

function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
