/** What the page says of the last deed. */
export interface Note {
  readonly text: string
  readonly bad: boolean
}

/** Shows and speaks a note; it stays until it is dismissed or the next one comes. */
export function Notice({ note, dismiss }: { note: Note | undefined; dismiss: () => void }) {
  return (
    <div class="notice" data-bad={note?.bad} hidden={!note}>
      <output>{note?.text}</output>
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  )
}
