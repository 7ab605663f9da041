import { useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import type { Exchange } from '../live-journal.ts'
import { addressOf } from '../route.ts'
import { VERDICTS, verdictOf } from './verdict.ts'

const AT_ONCE = 200

/** Exchanges, the newest first. */
export function ExchangeList({ exchanges, chosen }: { exchanges: readonly Exchange[]; chosen: number | undefined }) {
  const [most, setMost] = useState(AT_ONCE)
  const shown = exchanges.slice(-most).toReversed()
  if (shown.length === 0) return <Empty />
  return (
    <>
      <ol class="exchanges">
        {shown.map((exchange) => (
          <Line key={exchange.number} exchange={exchange} isChosen={exchange.number === chosen} />
        ))}
      </ol>
      {exchanges.length > most && (
        <button type="button" onClick={() => setMost(most + AT_ONCE)}>
          Show older ones
        </button>
      )}
    </>
  )
}

function Line({ exchange, isChosen }: { exchange: Exchange; isChosen: boolean }) {
  const { world } = useDesk()
  const { number, method, path, query, vendor, operation, response } = exchange
  const verdict = verdictOf(exchange)
  return (
    <li>
      <a href={addressOf(world, 'journal', number)} aria-current={isChosen || undefined} data-verdict={verdict}>
        <span class="number">{number}</span>
        <span class="asked">
          <b>{method}</b> {query === '' ? path : `${path}?${query}`}
        </span>
        <span class="status">{response.status === 0 ? 'cut off' : response.status}</span>
        <span class="meant">
          {operation === undefined ? 'no operation' : `${vendor} ${operation}`}
          {verdict !== 'answered' && <em> {VERDICTS[verdict]}</em>}
        </span>
      </a>
    </li>
  )
}

function Empty() {
  const { world, vendors, journal } = useDesk()
  if (journal.exchanges.length > 0) return <p>No exchange is like that.</p>
  const [vendor] = vendors
  return (
    <p>
      Nothing was asked of this world yet. Point a client at it, or{' '}
      <a href={addressOf(world, 'reference', vendor?.name ?? '')}>try an operation</a> here.
    </p>
  )
}
