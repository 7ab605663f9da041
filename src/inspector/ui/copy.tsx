import { useDesk } from '../desk.ts'
import { putOnClipboard } from './clipboard.ts'

/** A button that puts a text on the clipboard. */
export function Copy({ label, text }: { label: string; text: () => string | Promise<string> }) {
  const { act } = useDesk()
  const copy = () => act(`Copied: ${label}`, async () => putOnClipboard(await text()))
  return (
    <button type="button" onClick={copy}>
      Copy {label}
    </button>
  )
}
