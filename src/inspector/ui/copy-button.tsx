import { useInspector } from '../inspector-context.ts'
import { copyToClipboard } from './clipboard.ts'

interface CopyButtonProps {
  readonly label: string
  readonly text: () => string | Promise<string>
  /** key that clicks the button */
  readonly shortcut?: string | undefined
}

/** Renders a button that copies a string to the clipboard. */
export function CopyButton({ label, text, shortcut }: CopyButtonProps) {
  const { perform } = useInspector()
  const copy = () => perform(`Copied ${label}`, async () => copyToClipboard(await text()))
  return (
    <button type="button" onClick={copy} data-shortcut={shortcut} aria-keyshortcuts={shortcut}>
      Copy {label}
    </button>
  )
}
