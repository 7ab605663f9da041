import { useInspector } from '../inspector-context.ts'
import { copyToClipboard } from './clipboard.ts'
import { shortenIds } from './short-id.ts'

interface CopyableProps {
  readonly text: string
  /** names the text, such as `path` */
  readonly label: string
  /** true if the button is part of the tab order; in a table, the details have another one */
  readonly isTabStop?: boolean
}

/** Shows a text with shortened ids, and a button on hover that copies the text in full. */
export function Copyable({ text, label, isTabStop = false }: CopyableProps) {
  const { perform } = useInspector()
  const copy = (event: Event) => {
    // The text may be inside a row that is itself clickable.
    event.stopPropagation()
    void perform(`Copied ${text}`, () => copyToClipboard(text))
  }
  return (
    <span class="copyable">
      <span title={text}>{shortenIds(text)}</span>
      <button type="button" class="copy" tabIndex={isTabStop ? 0 : -1} title={`Copy ${label}`} onClick={copy}>
        <span class="visually-hidden">Copy {label}</span>
        <span aria-hidden="true">⧉</span>
      </button>
    </span>
  )
}
