import { useState } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { hrefOf } from '../route.ts'
import { formatDuration } from '../ui/format-duration.ts'
import { ForwardedMark } from './forwarded.tsx'
import { VERDICT_LABELS, verdictOf } from './verdict.ts'

const PAGE_SIZE = 200

interface ExchangeListProps {
  readonly exchanges: readonly Exchange[]
  /** number of the selected exchange */
  readonly selected: number | undefined
}

/** Lists exchanges, newest first. */
export function ExchangeList({ exchanges, selected }: ExchangeListProps) {
  const [limit, setLimit] = useState(PAGE_SIZE)
  const listed = exchanges.slice(-limit).toReversed()
  if (listed.length === 0) return <EmptyList />
  return (
    <>
      <ol class="exchanges">
        {listed.map((exchange) => (
          <ExchangeLink key={exchange.number} exchange={exchange} isSelected={exchange.number === selected} />
        ))}
      </ol>
      {exchanges.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PAGE_SIZE)}>
          Show older requests
        </button>
      )}
    </>
  )
}

function ExchangeLink({ exchange, isSelected }: { exchange: Exchange; isSelected: boolean }) {
  const { world } = useInspector()
  const { number, method, path, query, vendor, operation, response, duration, undeclared, forwarded } = exchange
  const verdict = verdictOf(exchange)
  return (
    <li>
      <a href={hrefOf(world, 'journal', number)} aria-current={isSelected || undefined} data-verdict={verdict}>
        <span class="number">{number}</span>
        <span class="target">
          <b>{method}</b> {query === '' ? path : `${path}?${query}`}
        </span>
        <span class="status">{response.status === 0 ? 'no response' : response.status}</span>
        <span class="operation">
          <ForwardedMark forwarded={forwarded} /> {operation === undefined ? 'no operation' : `${vendor} ${operation}`}
          {verdict !== 'ok' && <em> {VERDICT_LABELS[verdict]}</em>}
          {undeclared && <strong class="undeclared"> {formatCount(undeclared.length)}</strong>}
        </span>
        <span class="duration">{formatDuration(duration)}</span>
      </a>
    </li>
  )
}

function formatCount(undeclared: number): string {
  return `${undeclared} undeclared ${undeclared === 1 ? 'name' : 'names'}`
}

function EmptyList() {
  const { world, vendors, journal } = useInspector()
  if (journal.exchanges.length > 0) return <p>No request matches the filter.</p>
  const [vendor] = vendors
  return (
    <p>
      This world has received no requests yet. Point a client at it, or{' '}
      <a href={hrefOf(world, 'reference', vendor?.name ?? '')}>try an operation</a> on this page.
    </p>
  )
}
