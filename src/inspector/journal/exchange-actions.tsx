import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { restore, saveUndo } from '../undo.ts'
import { CopyButtons } from './code-tab.tsx'
import { FailNext } from './fail-next.tsx'
import { ForkBefore } from './fork-before.tsx'
import { sendAgain } from './send-again.ts'

/** Renders the actions for an exchange: copy it, send it again, restore the state beside it, and let the next call fail. */
export function ExchangeActions({ exchange }: { exchange: Exchange }) {
  const { world, perform } = useInspector()
  const { number } = exchange
  const restoreTo = (side: 'before' | 'exchange') => {
    const name = side === 'before' ? 'before' : 'after'
    return perform(`Restored the state ${name} request ${number}`, async () => {
      const undo = await saveUndo(world)
      await restore(world, `${side}:${number}`)
      return undo
    })
  }
  const again = () => perform(`Sent request ${number} again`, () => sendAgain(world, exchange))
  return (
    <div class="actions details-actions">
      <CopyButtons exchange={exchange} />
      <button type="button" data-shortcut="r" aria-keyshortcuts="r" onClick={again}>
        Send again
      </button>
      <button type="button" data-shortcut="b" aria-keyshortcuts="b" onClick={() => restoreTo('before')}>
        Restore state before
      </button>
      <button type="button" data-shortcut="a" aria-keyshortcuts="a" onClick={() => restoreTo('exchange')}>
        Restore state after
      </button>
      <ForkBefore exchange={exchange} />
      <FailNext exchange={exchange} />
    </div>
  )
}
