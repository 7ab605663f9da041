import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Exchange } from '../live-journal.ts'
import { changeQuery, hrefIn, navigateIn, type Route } from '../route.ts'
import { type ColumnId, columnOf, statusClass } from './columns.tsx'
import { HeaderCell } from './header-cell.tsx'
import { listKeys } from './list-keys.ts'
import { remarksOf } from './verdict.ts'
import { columnWidths, formatWidths } from './widths.ts'

const PAGE_SIZE = 300

interface ExchangeTableProps {
  readonly route: Route
  /** from top to bottom */
  readonly exchanges: readonly Exchange[]
  readonly columns: readonly ColumnId[]
}

/** Lists exchanges as a table with one line each. The arrow keys move the selection, and Enter opens the details. */
export function ExchangeTable({ route, exchanges, columns }: ExchangeTableProps) {
  const [limit, setLimit] = useState(PAGE_SIZE)
  const body = useRef<HTMLTableSectionElement>(null)
  const { selected, limit: shown } = selectionOf(route, exchanges, limit)
  const listed = exchanges.slice(0, shown)
  const widths = columnWidths(route.query['widths'])
  useLayoutEffect(() => {
    const link = body.current?.querySelector<HTMLAnchorElement>('a[aria-current]')
    // Only if the list has the focus: it must not be taken away from a field.
    if (body.current?.contains(activeElement(body.current))) link?.focus({ preventScroll: true })
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const move = listKeys(route, exchanges)
  const resize = (id: ColumnId, width: number) => {
    changeQuery(route, (query) => ({ widths: formatWidths({ ...columnWidths(query['widths']), [id]: width }) }))
  }
  return (
    <section class="table-scroll" aria-label="Table of requests">
      <table class="requests" data-testid="requests">
        <caption class="visually-hidden">
          Requests. The arrow keys move the selection, Enter moves to the details.
        </caption>
        <colgroup>
          {columns.map((id) => (
            <col key={id} data-column={id} style={styleOf(widths[id] ?? columnOf(id).width)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((id) => (
              <HeaderCell key={id} id={id} route={route} onResize={(width) => resize(id, width)} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => move(event) || moveToDetails(event)}>
          {listed.map((exchange, i) => {
            const isSelected = i === selected
            return (
              <ExchangeRow
                key={exchange.number}
                route={route}
                exchange={exchange}
                columns={columns}
                isSelected={isSelected}
                isTabStop={isSelected || (selected === -1 && i === 0)}
              />
            )
          })}
        </tbody>
      </table>
      {exchanges.length > shown && (
        <button type="button" onClick={() => setLimit(shown + PAGE_SIZE)}>
          Show {Math.min(PAGE_SIZE, exchanges.length - shown)} more
        </button>
      )}
    </section>
  )
}

/** Moves the focus to the details if Enter is pressed on the selected row. */
function moveToDetails(event: KeyboardEvent): void {
  const link = event.target
  if (event.key !== 'Enter' || !(link instanceof Element) || !link.hasAttribute('aria-current')) return
  event.preventDefault()
  link.closest('.split')?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
}

/** Returns the place of the selected exchange in the list, and how many exchanges are shown so that it is among them. */
function selectionOf({ rest: [number] }: Route, exchanges: readonly Exchange[], limit: number) {
  const selected = exchanges.findIndex((exchange) => String(exchange.number) === number)
  return { selected, limit: Math.max(limit, selected + 1) }
}

function activeElement(within: Node): Element | null {
  const root = within.getRootNode()
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null
}

function styleOf(width: number | undefined): { width: string } | undefined {
  return width === undefined ? undefined : { width: `${width}px` }
}

interface ExchangeRowProps {
  readonly route: Route
  readonly exchange: Exchange
  readonly columns: readonly ColumnId[]
  readonly isSelected: boolean
  readonly isTabStop: boolean
}

function ExchangeRow({ route, exchange, columns, isSelected, isTabStop }: ExchangeRowProps) {
  // Rows are many and rarely change.
  return useMemo(() => {
    const { number, operation } = exchange
    const tab = route.rest[1]
    const path = [number, ...(tab === undefined ? [] : [tab])]
    const link = (
      <a
        href={hrefIn(route, ...path)}
        aria-label={describe(exchange)}
        aria-current={isSelected || undefined}
        tabIndex={isTabStop ? 0 : -1}
      >
        {operation ?? 'no operation'}
      </a>
    )
    return (
      <tr
        data-selected={isSelected || undefined}
        data-class={statusClass(exchange)}
        onClick={() => navigateIn(route, ...path)}
      >
        {columns.map((id) => {
          const { isNumeric, cell } = columnOf(id)
          return (
            <td key={id} data-column={id} data-numeric={isNumeric}>
              {id === 'operation' ? link : cell(exchange)}
            </td>
          )
        })}
      </tr>
    )
  }, [hrefIn(route), route.rest[1], exchange, columns.join(), isSelected, isTabStop])
}

/** Names a row for screen readers; begins with what the link shows. */
function describe(exchange: Exchange): string {
  const { operation = 'no operation', method, path, query, response } = exchange
  const target = query === '' ? path : `${path}?${query}`
  const status = response.status === 0 ? 'no response' : response.status
  const remarks = remarksOf(exchange).map(({ kind, text }) => `, ${kind} ${text}`)
  return `${operation}, ${method} ${target} ${status}${remarks.join('')}`
}
