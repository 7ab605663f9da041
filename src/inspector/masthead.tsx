import { useDesk } from './desk.ts'
import { addressOf, goTo, type Route, VIEWS, type View } from './route.ts'
import { momentText } from './ui/moment.ts'

const TITLES: Readonly<Record<View, string>> = {
  journal: 'Journal',
  records: 'Records',
  time: 'Time and failure',
  worlds: 'Worlds',
  reference: 'Reference',
}

/** The head of the page: which world is looked at, what its clock says, and the ways to its views. */
export function Masthead({ version, route }: { version: string; route: Route }) {
  const { world, worlds, journal } = useDesk()
  const names = worlds?.worlds.map(({ name }) => name) ?? []
  const here = worlds?.here
  const known = names.includes(world) ? names : [...names, world]
  return (
    <header>
      <a class="skip" href={location.hash} onClick={skip}>
        Skip to the view
      </a>
      <h1>
        DeskDouble <small>{version}</small>
      </h1>
      <label class="inline">
        World{' '}
        <select value={world} onChange={({ currentTarget: { value } }) => goTo(value, route.view)}>
          {known.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="standing">
        {here && (
          <>
            <span>{here.initialState.scenario ?? `from ${here.initialState.from}`}</span>
            <span>
              {momentText(here.clock.now)}
              {here.clock.frozen && ', frozen'}
            </span>
          </>
        )}
        <span class={journal.connected ? 'live' : 'dead'}>{journal.connected ? 'live' : 'not connected'}</span>
      </p>
      <nav aria-label="Views">
        {VIEWS.map((view) => (
          <a key={view} href={addressOf(world, view)} aria-current={view === route.view ? 'page' : undefined}>
            {TITLES[view]}
          </a>
        ))}
      </nav>
    </header>
  )
}

function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
