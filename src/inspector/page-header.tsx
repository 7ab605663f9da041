import { useRef } from 'preact/hooks'
import { control, unwrap } from './control.ts'
import { DocsLink } from './docs-link.tsx'
import { useInspector } from './inspector-context.ts'
import { placeStore } from './place.ts'
import { hrefOf, navigate, type Route, VIEWS, type View } from './route.ts'
import { ShortcutHelp } from './shortcut-help.tsx'
import { formatInstant } from './ui/format-instant.ts'
import { isInField, useKeys } from './ui/use-keys.ts'
import { useLoaded } from './use-loaded.ts'
import { SaveScenario } from './worlds/save-scenario.tsx'

/** Titles of the views, in the order of their keys. */
const TITLES: Readonly<Record<View, string>> = {
  journal: 'Requests',
  records: 'Records',
  faults: 'Faults',
  time: 'Clock and profiles',
  worlds: 'Worlds',
  connect: 'Connect a client',
  reference: 'Reference',
}

/** Shows the navigation, and the selected world with its scenario, its clock and its faults. */
export function PageHeader({ version, route }: { version: string; route: Route }) {
  const { world } = useInspector()
  const header = useRef<HTMLElement>(null)
  useKeys(header, (event) => {
    if (isInField(event) || event.defaultPrevented || !/^[\w/?]$/.test(event.key)) return
    const root = header.current?.getRootNode()
    const targets = root instanceof Document || root instanceof ShadowRoot ? root : undefined
    const target = targets?.querySelector<HTMLElement>(`[data-shortcut="${event.key}"]`)
    if (!target || target.matches(':disabled')) return
    event.preventDefault()
    if (target.matches('input, select, textarea')) target.focus()
    else target.click()
  })
  return (
    <header ref={header}>
      <a class="skip" href={placeStore().read()} onClick={(event) => skipToContent(event, header.current)}>
        Skip to content
      </a>
      <div class="bar">
        <h1>
          DeskDouble <small>{version}</small>
        </h1>
        <nav aria-label="Views" class="views">
          {VIEWS.map((view, i) => (
            <a
              key={view}
              href={hrefOf(world, view)}
              data-shortcut={i + 1}
              aria-keyshortcuts={String(i + 1)}
              aria-current={view === route.view ? 'page' : undefined}
            >
              {TITLES[view]}
            </a>
          ))}
        </nav>
        <DocsLink view={route.view} />
        <ShortcutHelp views={VIEWS.map((view) => TITLES[view])} />
      </div>
      <WorldState route={route} />
    </header>
  )
}

function WorldState({ route }: { route: Route }) {
  const { world, worlds, journal, undo } = useInspector()
  const listed = worlds?.worlds.map(({ name }) => name) ?? []
  const current = worlds?.current
  const names = listed.includes(world) ? listed : [...listed, world]
  return (
    <div class="bar context">
      <label class="chip">
        World{' '}
        <select value={world} onChange={({ currentTarget: { value } }) => navigate(value, route.view)}>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {current && (
        <>
          <a class="chip" href={hrefOf(world, 'worlds')}>
            <small>Scenario</small> {current.initialState.scenario ?? `copy of world ${current.initialState.from}`}
          </a>
          <a class="chip" href={hrefOf(world, 'time')}>
            <small>Clock</small> {formatInstant(current.clock.now)} {current.clock.frozen ? 'frozen' : 'running'}
          </a>
          <FaultCount />
        </>
      )}
      <span class={journal.connected ? 'connected' : 'disconnected'}>
        {journal.connected ? 'connected' : 'not connected'}
      </span>
      {current && <SaveScenario />}
      {undo && (
        <button type="button" class="undo" data-shortcut="z" aria-keyshortcuts="z" onClick={undo.run}>
          Undo: {undo.label}
        </button>
      )}
    </div>
  )
}

function FaultCount() {
  const { world, revision } = useInspector()
  const { value } = useLoaded(world, [revision], () => {
    return unwrap(control.GET('/_control/worlds/{world}/faults', { params: { path: { world } } }))
  })
  const count = value?.faults.length ?? 0
  if (count === 0) return null
  return (
    <a class="chip" data-kind="fault" href={hrefOf(world, 'faults')}>
      {count} {count === 1 ? 'fault' : 'faults'} active
    </a>
  )
}

function skipToContent(event: Event, header: HTMLElement | null): void {
  event.preventDefault()
  const main = header?.parentElement?.querySelector('main')
  main?.focus()
}
