/** Result of the last action. */
export interface NoticeContent {
  readonly text: string
  readonly isError: boolean
}

/** Shows the result of the last action, also to screen readers, until it is dismissed or replaced. */
export function Notice({ content, onDismiss }: { content: NoticeContent | undefined; onDismiss: () => void }) {
  return (
    <div class="notice" data-error={content?.isError} hidden={!content}>
      <output>{content?.text}</output>
      <button type="button" onClick={onDismiss}>
        Dismiss
      </button>
    </div>
  )
}
