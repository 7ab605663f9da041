import { useState } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { hrefOf, type Route } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ExchangeList } from './exchange-list.tsx'
import { ExchangeView } from './exchange-view.tsx'
import { matchesFilter, NO_FILTER } from './filter.ts'
import { FilterForm } from './filter-form.tsx'

/** Shows the request journal of a world as requests arrive, and the selected exchange next to it. */
export function JournalView({ rest: [number] }: Route) {
  const { journal } = useInspector()
  const [filter, setFilter] = useState(NO_FILTER)
  const { exchanges } = journal
  const matching = exchanges.filter((exchange) => matchesFilter(exchange, filter))
  const selected = exchanges.find((exchange) => String(exchange.number) === number)
  return (
    <div class="split">
      <section aria-labelledby="journal-title">
        <h2 id="journal-title">Request journal</h2>
        <FilterForm exchanges={exchanges} filter={filter} onChange={setFilter} />
        <p role="status">
          {matching.length === exchanges.length ? matching.length : `${matching.length} of ${exchanges.length}`}{' '}
          {exchanges.length === 1 ? 'request' : 'requests'}
        </p>
        <ExchangeList exchanges={matching} selected={selected?.number} />
      </section>
      {number !== undefined && <SelectedExchange key={number} number={number} exchange={selected} />}
    </div>
  )
}

function SelectedExchange({ number, exchange }: { number: string; exchange: Exchange | undefined }) {
  const { world } = useInspector()
  if (exchange) return <ExchangeView exchange={exchange} />
  return (
    <section class="selected">
      <BackLink href={hrefOf(world, 'journal')}>Back to the list</BackLink>
      <h2>Request {number}</h2>
      <p>
        The request journal of this world does not contain request {number}. The oldest requests are removed when the
        journal is full.
      </p>
    </section>
  )
}
