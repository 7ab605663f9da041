import { useEffect, useMemo, useState } from 'preact/hooks'
import { ControlError, type ControlSchemas, control, errorMessage, unwrap } from './control.ts'
import { FaultsView } from './faults/faults-view.tsx'
import { InspectorContext, type InspectorState, type Undo } from './inspector-context.ts'
import { JournalView } from './journal/journal-view.tsx'
import { useLiveJournal } from './live-journal.ts'
import { PageHeader } from './page-header.tsx'
import { setPageTitle } from './place.ts'
import { RecordsView } from './records/records-view.tsx'
import { ReferenceView } from './reference/reference-view.tsx'
import { type Route, useRoute, type View } from './route.ts'
import { TimeView } from './time/time-view.tsx'
import { controlToken, storeControlToken } from './token.ts'
import { TokenForm } from './token-form.tsx'
import { Notice, type NoticeContent } from './ui/notice.tsx'
import { useHeartbeat } from './use-heartbeat.ts'
import { useLoaded } from './use-loaded.ts'
import { useWorlds } from './use-worlds.ts'
import { ConnectView } from './worlds/connect-view.tsx'
import { MissingWorld } from './worlds/missing-world.tsx'
import { WorldsView } from './worlds/worlds-view.tsx'

const VIEW_COMPONENTS: Readonly<Record<View, (route: Route) => preact.JSX.Element>> = {
  journal: JournalView,
  records: RecordsView,
  faults: FaultsView,
  time: TimeView,
  worlds: WorldsView,
  connect: ConnectView,
  reference: ReferenceView,
}

/** Shows the whole page, or the token form if the emulator requires a control token. */
export function App() {
  const route = useRoute()
  const beats = useHeartbeat()
  const [token, setToken] = useState(controlToken)
  const {
    value: health,
    failure,
    error,
  } = useLoaded('health', [token, beats], async () => {
    // The health of an emulator can be read without the control token, so ask for something that requires it, too.
    await unwrap(control.GET('/_control/worlds', { params: { query: { limit: 1 } } }))
    return unwrap(control.GET('/_control/health'))
  })
  if (error instanceof ControlError && error.status === 401) {
    const signIn = (entered: string) => {
      storeControlToken(entered)
      setToken(entered)
    }
    return <TokenForm isWrong={token !== undefined} onSubmit={signIn} />
  }
  if (!health) return failure === undefined ? <p>Connecting to DeskDouble…</p> : <p role="alert">{failure}</p>
  return <Page health={health} route={route} token={token} beats={beats} connectionError={error} />
}

interface PageProps {
  readonly health: ControlSchemas['Health']
  readonly route: Route
  readonly token: string | undefined
  readonly beats: number
  /** set if the last health check got no response */
  readonly connectionError: unknown
}

function Page({ health, route, token, beats, connectionError }: PageProps) {
  const { world } = route
  const [actions, setActions] = useState(0)
  const worlds = useWorlds(world, [actions, beats])
  const isMissing = worlds !== undefined && worlds.current === undefined
  const journal = useLiveJournal(world, isMissing, token)
  const [notice, setNotice] = useState<NoticeContent | undefined>()
  const [undo, setUndo] = useState<Undo | undefined>()
  const last = journal.exchanges.at(-1)?.number ?? 0
  useEffect(() => {
    setPageTitle(`${world} · ${route.view} · DeskDouble`)
    setNotice((shown) => (shown?.isError ? undefined : shown))
  }, [world, route.view])
  useEffect(() => setUndo(undefined), [world])

  const state = useMemo((): InspectorState => {
    return {
      world,
      vendors: health.vendors,
      worlds,
      journal,
      revision: `${actions} ${beats} ${last}`,
      undo,
      perform: async function perform(success, action) {
        try {
          const revert = await action()
          setNotice({ text: success, isError: false })
          if (isFunction(revert)) {
            setUndo({
              label: success,
              run: () => {
                setUndo(undefined)
                void perform(`Undone: ${success}`, async () => void (await revert()))
              },
            })
          }
          return true
        } catch (error) {
          setNotice({ text: errorMessage(error), isError: true })
          return false
        } finally {
          setActions((count) => count + 1)
        }
      },
    }
  }, [world, health, worlds, journal, actions, beats, undo])
  const ViewComponent = VIEW_COMPONENTS[route.view]
  return (
    <InspectorContext.Provider value={state}>
      <PageHeader version={health.version} route={route} />
      <main id="main" tabIndex={-1}>
        {connectionError !== undefined && (
          <p role="alert">{errorMessage(connectionError)} This page shows the last known state.</p>
        )}
        {isMissing ? <MissingWorld view={route.view} /> : <ViewComponent {...route} />}
      </main>
      <Notice content={notice} onDismiss={() => setNotice(undefined)} />
    </InspectorContext.Provider>
  )
}

function isFunction(value: unknown): value is () => unknown {
  return typeof value === 'function'
}
