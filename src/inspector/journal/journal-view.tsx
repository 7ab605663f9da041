import type { RefObject } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { hrefIn, navigateIn, type Route } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { isInField, useKeys } from '../ui/use-keys.ts'
import { ConnectClient } from '../worlds/connect-client.tsx'
import { shownColumns } from './columns.tsx'
import { ExchangeTable } from './exchange-table.tsx'
import { ExchangeView } from './exchange-view.tsx'
import { parseFilter } from './filter.ts'
import { JournalFooter } from './journal-footer.tsx'
import { listKeys } from './list-keys.ts'
import { sortExchanges } from './sort.ts'
import { Toolbar } from './toolbar.tsx'

/** Shows the request journal of a world as requests arrive, and the selected exchange next to it. */
export function JournalView(route: Route) {
  const { journal } = useInspector()
  const view = useRef<HTMLDivElement>(null)
  const [paused, setPaused] = useState<readonly Exchange[] | undefined>()
  const { filter = '', sort, columns, after = '0' } = route.query
  const kept = paused ?? journal.exchanges
  const exchanges = useMemo(() => kept.filter(({ number }) => number > Number(after)), [kept, after])
  const filterExchanges = useMemo(() => parseFilter(filter), [filter])
  const filtered = useMemo(() => filterExchanges(exchanges), [filterExchanges, exchanges])
  const matching = useMemo(() => sortExchanges(filtered.exchanges, sort), [filtered, sort])
  const shown = useMemo(() => shownColumns(columns, exchanges), [columns, exchanges])
  const [number] = route.rest
  const selected = journal.exchanges.find((exchange) => String(exchange.number) === number)
  const moveSelection = listKeys(route, matching)

  useKeys(view, (event) => {
    if (event.key === 'Escape' && number !== undefined) return navigateIn(route)
    if (event.key === 'p') return setPaused((shown) => (shown ? undefined : journal.exchanges))
    // Inside the table and other lists, the keys are theirs.
    if (isInField(event) || event.defaultPrevented) return
    if (moveSelection(event)) focusTable(view.current)
  })
  if (journal.exchanges.length === 0 && number === undefined) return <EmptyJournal element={view} />
  return (
    <div class="journal" ref={view}>
      <h2 class="visually-hidden">Requests</h2>
      <Toolbar
        route={route}
        all={exchanges}
        filtered={filtered}
        paused={paused}
        onPause={(isPaused) => setPaused(isPaused ? journal.exchanges : undefined)}
        onLeaveFilter={() => focusTable(view.current, matching.length > 0 ? moveSelection : undefined)}
      />
      <div class="split" data-selected={number !== undefined}>
        <div class="list">
          {matching.length === 0 ? (
            <p class="empty">{exchanges.length === 0 ? 'No requests since the list was cleared.' : NO_MATCH}</p>
          ) : (
            <ExchangeTable route={route} exchanges={matching} columns={shown} />
          )}
        </div>
        {number !== undefined && <SelectedExchange key={number} route={route} exchange={selected} />}
      </div>
      <JournalFooter />
    </div>
  )
}

const NO_MATCH = 'No request matches the filter.'

/** Moves the focus to the link of the selected row, or of the first one. */
function focusTable(view: HTMLElement | null, select?: (event: KeyboardEvent) => boolean): void {
  const link = view?.querySelector<HTMLElement>('.requests tbody a[tabindex="0"]')
  link?.focus()
  if (select && link && !link.hasAttribute('aria-current')) link.click()
}

function SelectedExchange({ route, exchange }: { route: Route; exchange: Exchange | undefined }) {
  if (exchange) return <ExchangeView route={route} exchange={exchange} />
  return (
    <section class="selected">
      <BackLink href={hrefIn(route)}>Back to the list</BackLink>
      <h2>Request {route.rest[0]}</h2>
      <p>
        The request journal of this world does not contain request {route.rest[0]}. The oldest requests are removed when
        the journal is full.
      </p>
    </section>
  )
}

function EmptyJournal({ element }: { element: RefObject<HTMLDivElement | null> }) {
  return (
    <div class="page" ref={element}>
      <h2>Requests</h2>
      <p>This world has received no requests yet. They appear here as they arrive.</p>
      <ConnectClient />
    </div>
  )
}
