import { useEffect } from 'preact/hooks'

/** Result of the last action. */
export interface NoticeContent {
  readonly text: string
  readonly isError: boolean
}

/** Time in ms after which a success is no longer shown. An error stays until it is dismissed or another view is opened. */
const SUCCESS_MS = 6000

/** Shows the result of the last action, also to screen readers. */
export function Notice({ content, onDismiss }: { content: NoticeContent | undefined; onDismiss: () => void }) {
  useEffect(() => {
    if (!content || content.isError) return undefined
    const timer = setTimeout(onDismiss, SUCCESS_MS)
    return () => clearTimeout(timer)
  }, [content])
  return (
    <div class="notice" data-error={content?.isError} hidden={!content}>
      <output>{content?.text}</output>
      <button type="button" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  )
}
