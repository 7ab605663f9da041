import { control, told } from './control.ts'
import { useDesk } from './desk.ts'
import { addressOf, goTo, type Route, VIEWS, type View } from './route.ts'
import { momentText } from './ui/moment.ts'
import { useLoaded } from './use-loaded.ts'

const TITLES: Readonly<Record<View, string>> = {
  journal: 'Journal',
  records: 'Records',
  time: 'Time and failure',
  worlds: 'Worlds',
  reference: 'Reference',
}

/** The head of the page: which world is looked at, what its clock says, and the ways to its views. */
export function Masthead({ version, route }: { version: string; route: Route }) {
  const { world, edition, journal } = useDesk()
  const { value } = useLoaded(world, [edition], () => worldsAnd(world))
  const names = value?.names ?? [world]
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
        {value?.here ? (
          <>
            <span>{value.here.beginning.scenario ?? `from ${value.here.beginning.from}`}</span>
            <span>
              {momentText(value.here.clock.now)}
              {value.here.clock.frozen && ', frozen'}
            </span>
          </>
        ) : (
          <span>There is no such world</span>
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

async function worldsAnd(world: string) {
  const { worlds } = await told(control.GET('/_control/worlds', { params: { query: { limit: 1000 } } }))
  const here = worlds.find(({ name }) => name === world)
  return { names: worlds.map(({ name }) => name), here }
}
