import { useInspector } from '../inspector-context.ts'

/** Shows how many requests the journal keeps, and the keys. */
export function JournalFooter() {
  const { world, worlds, journal } = useInspector()
  const received = worlds?.current?.exchanges ?? journal.exchanges.length
  return (
    <footer class="keys">
      <span>
        The journal of world {world} keeps {journal.exchanges.length} of {Math.max(received, journal.exchanges.length)}
      </span>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> select, <kbd>Enter</kbd> details, <kbd>←</kbd> <kbd>→</kbd> tabs, <kbd>/</kbd> filter,{' '}
        <kbd>f</kbd> fail the next call, <kbd>b</kbd> restore before, <kbd>?</kbd> all keys
      </span>
    </footer>
  )
}
