import { useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import type { Exchange } from '../live-journal.ts'
import { addressOf, type Route } from '../route.ts'
import { Back } from '../ui/back.tsx'
import { ExchangeList } from './exchange-list.tsx'
import { ExchangeView } from './exchange-view.tsx'
import { EVERYTHING, isShown } from './filter.ts'
import { FilterForm } from './filter-form.tsx'

/** What was asked of a world and answered, as it happens; beside it the exchange that was chosen. */
export function JournalView({ rest: [chosen] }: Route) {
  const { journal } = useDesk()
  const [filter, setFilter] = useState(EVERYTHING)
  const shown = journal.exchanges.filter((exchange) => isShown(exchange, filter))
  const exchange = journal.exchanges.find(({ number }) => String(number) === chosen)
  return (
    <div class="split">
      <section aria-labelledby="journal-title">
        <h2 id="journal-title">Journal</h2>
        <FilterForm exchanges={journal.exchanges} filter={filter} change={setFilter} />
        <p role="status">
          {shown.length === journal.exchanges.length ? shown.length : `${shown.length} of ${journal.exchanges.length}`}{' '}
          {journal.exchanges.length === 1 ? 'exchange' : 'exchanges'}
        </p>
        <ExchangeList exchanges={shown} chosen={exchange?.number} />
      </section>
      {chosen !== undefined && <Chosen key={chosen} number={chosen} exchange={exchange} />}
    </div>
  )
}

function Chosen({ number, exchange }: { number: string; exchange: Exchange | undefined }) {
  const { world } = useDesk()
  if (exchange) return <ExchangeView exchange={exchange} />
  return (
    <section class="chosen">
      <Back to={addressOf(world, 'journal')}>Back to the list</Back>
      <h2>Exchange {number}</h2>
      <p>The journal of this world has no exchange of this number, or it has left it: the oldest give way.</p>
    </section>
  )
}
