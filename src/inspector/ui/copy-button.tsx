import { useInspector } from '../inspector-context.ts'
import { copyToClipboard } from './clipboard.ts'

/** Renders a button that copies a string to the clipboard. */
export function CopyButton({ label, text }: { label: string; text: () => string | Promise<string> }) {
  const { perform } = useInspector()
  const copy = () => perform(`Copied ${label}`, async () => copyToClipboard(await text()))
  return (
    <button type="button" onClick={copy}>
      Copy {label}
    </button>
  )
}
