import { control, unwrap } from '../control.ts'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { navigate } from '../route.ts'

/** Renders a button that forks the state before a request into a new world, and opens that world. */
export function ForkBefore({ exchange: { number } }: { exchange: Exchange }) {
  const { world, perform } = useInspector()
  const fork = async () => {
    let created: string | undefined
    await perform(`Forked the state before request ${number}`, async () => {
      const body = { from: world, at: `before:${number}` }
      created = (await unwrap(control.POST('/_control/worlds', { body }))).name
    })
    if (created !== undefined) navigate(created, 'worlds')
  }
  return (
    <button type="button" data-shortcut="w" aria-keyshortcuts="w" onClick={fork}>
      Fork state before
    </button>
  )
}
