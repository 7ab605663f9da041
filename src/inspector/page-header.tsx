import { useInspector } from './inspector-context.ts'
import { hrefOf, navigate, type Route, VIEWS, type View } from './route.ts'
import { formatInstant } from './ui/format-instant.ts'

const TITLES: Readonly<Record<View, string>> = {
  journal: 'Request journal',
  records: 'Records',
  time: 'Clock and faults',
  worlds: 'Worlds',
  reference: 'API reference',
}

/** Shows the selected world with its scenario and clock, and the navigation. */
export function PageHeader({ version, route }: { version: string; route: Route }) {
  const { world, worlds, journal } = useInspector()
  const listed = worlds?.worlds.map(({ name }) => name) ?? []
  const current = worlds?.current
  const names = listed.includes(world) ? listed : [...listed, world]
  return (
    <header>
      <a class="skip" href={location.hash} onClick={skipToContent}>
        Skip to content
      </a>
      <h1>
        DeskDouble <small>{version}</small>
      </h1>
      <label class="inline">
        World{' '}
        <select value={world} onChange={({ currentTarget: { value } }) => navigate(value, route.view)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="world-state">
        {current && (
          <>
            <span>{current.initialState.scenario ?? `copy of world ${current.initialState.from}`}</span>
            <span>
              {formatInstant(current.clock.now)}
              {current.clock.frozen && ', frozen'}
            </span>
          </>
        )}
        <span class={journal.connected ? 'connected' : 'disconnected'}>
          {journal.connected ? 'connected' : 'not connected'}
        </span>
      </p>
      <nav aria-label="Views">
        {VIEWS.map((view) => (
          <a key={view} href={hrefOf(world, view)} aria-current={view === route.view ? 'page' : undefined}>
            {TITLES[view]}
          </a>
        ))}
      </nav>
    </header>
  )
}

function skipToContent(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
