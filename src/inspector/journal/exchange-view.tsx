import { useLayoutEffect, useRef } from 'preact/hooks'
import { useInspector } from '../inspector-context.ts'
import type { Exchange } from '../live-journal.ts'
import { hrefIn, latestOf, navigateIn, type Route } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { formatDuration } from '../ui/format-duration.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { neighbourTab, type Tab, Tabs } from '../ui/tabs.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { Changes, useChanges } from './changes.tsx'
import { CodeTab } from './code-tab.tsx'
import { statusClass } from './columns.tsx'
import { ExchangeActions } from './exchange-actions.tsx'
import { MessageTab } from './message.tsx'
import { senderOf } from './sender.ts'
import { Timing } from './timing.tsx'
import { WhyResponse } from './why-response.tsx'

/** Shows an exchange in tabs, with the actions for it below. */
export function ExchangeView({ route, exchange }: { route: Route; exchange: Exchange }) {
  const { world } = useInspector()
  const title = useRef<HTMLHeadingElement>(null)
  const changes = useChanges(world, exchange.number)
  const { number, at, duration, method, path, query, operation, response } = exchange
  const tabs: readonly Tab[] = [
    { id: FIRST_TAB, title: 'Why this response', panel: () => <WhyResponse exchange={exchange} /> },
    { id: 'changes', title: <>Changes {count(changes.value?.length)}</>, panel: () => <Changes loaded={changes} /> },
    {
      id: 'request',
      title: 'Request',
      panel: () => <MessageTab title="Request" message={exchange.request} query={query} />,
    },
    { id: 'response', title: 'Response', panel: () => <MessageTab title="Response" message={response} /> },
    { id: 'timing', title: 'Timing', panel: () => <Timing exchange={exchange} /> },
    { id: 'code', title: 'As code', panel: () => <CodeTab exchange={exchange} /> },
  ]
  const selected = tabIn(tabs, route)
  const select = (id: string) => navigateIn(route, number, ...segmentsOf(id))
  useLayoutEffect(() => {
    // On a narrow screen the list with the focus has disappeared.
    if (!isListVisible(title.current)) title.current?.focus()
  }, [])
  useKeys(title, (event) => {
    if (event.shiftKey || event.defaultPrevented) return
    const latest = latestOf(route)
    const neighbour = latest && neighbourTab(tabs, tabIn(tabs, latest), event.key)
    // An arrow key just before may have selected another request.
    if (neighbour !== undefined) navigateIn(route, latest?.rest[0] ?? number, ...segmentsOf(neighbour))
  })
  return (
    <section aria-labelledby="exchange-title" class="selected details">
      <BackLink href={hrefIn(route)}>Back to the list</BackLink>
      <div class="details-head">
        <h2 id="exchange-title" ref={title} tabIndex={-1}>
          {method} {operation ?? path} →{' '}
          <span class="status" data-class={statusClass(exchange)}>
            {response.status === 0 ? 'no response' : response.status}
          </span>
        </h2>
        <a class="close" href={hrefIn(route)} aria-label="Close the details">
          ✕
        </a>
      </div>
      <p class="details-target">
        <Copyable isTabStop label="path" text={query === '' ? path : `${path}?${query}`} />
      </p>
      <p class="details-facts">
        Request {number}, {formatInstant(at)}, took {formatDuration(duration)}
        {senderOf(exchange) !== '' && `, from ${senderOf(exchange)}`}
      </p>
      <Tabs label="Details" tabs={tabs} selected={selected} onSelect={select} />
      <ExchangeActions exchange={exchange} />
    </section>
  )
}

/** Returns the id of the tab that a route selects. */
function tabIn(tabs: readonly Tab[], { rest: [, tab] }: Route): string {
  return tabs.find(({ id }) => id === tab)?.id ?? FIRST_TAB
}

/** Returns the path segments that select a tab. */
function segmentsOf(tab: string): string[] {
  return tab === FIRST_TAB ? [] : [tab]
}

const FIRST_TAB = 'why'

function count(changes: number | undefined) {
  return changes === undefined ? null : <small>{changes}</small>
}

function isListVisible(title: HTMLElement | null): boolean {
  const list = title?.closest('.split')?.querySelector('.list')
  return list instanceof HTMLElement && list.offsetParent !== null
}
