import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Told } from '../vendors/control/api.ts'
import { control, Refusal, told, wordsOf } from './control.ts'
import { type Desk, DeskContext } from './desk.ts'
import { JournalView } from './journal/journal-view.tsx'
import { useLiveJournal } from './live-journal.ts'
import { Masthead } from './masthead.tsx'
import { RecordsView } from './records/records-view.tsx'
import { ReferenceView } from './reference/reference-view.tsx'
import { type Route, useRoute, type View } from './route.ts'
import { TimeView } from './time/time-view.tsx'
import { controlToken, keepControlToken } from './token.ts'
import { TokenForm } from './token-form.tsx'
import { type Note, Notice } from './ui/notice.tsx'
import { useHeartbeat } from './use-heartbeat.ts'
import { useLoaded } from './use-loaded.ts'
import { useWorlds } from './use-worlds.ts'
import { Gone } from './worlds/gone.tsx'
import { WorldsView } from './worlds/worlds-view.tsx'

const PANES: Readonly<Record<View, (route: Route) => preact.JSX.Element>> = {
  journal: JournalView,
  records: RecordsView,
  time: TimeView,
  worlds: WorldsView,
  reference: ReferenceView,
}

/** The whole page. */
export function App() {
  const route = useRoute()
  const beats = useHeartbeat()
  const [token, setToken] = useState(controlToken)
  const {
    value: health,
    failure,
    error,
  } = useLoaded('health', [token, beats], () => {
    return told(control.GET('/_control/health'))
  })
  if (error instanceof Refusal && error.status === 401) {
    const enter = (given: string) => {
      keepControlToken(given)
      setToken(given)
    }
    return <TokenForm wrong={token !== undefined} enter={enter} />
  }
  if (!health) return failure === undefined ? <p>Asking DeskDouble…</p> : <p role="alert">{failure}</p>
  return <DeskOf health={health} route={route} token={token} beats={beats} silence={error} />
}

interface Given {
  readonly health: Told['Health']
  readonly route: Route
  readonly token: string | undefined
  readonly beats: number
  /** why DeskDouble did not answer when it was asked last */
  readonly silence: unknown
}

function DeskOf({ health, route, token, beats, silence }: Given) {
  const { world } = route
  const [deeds, setDeeds] = useState(0)
  const worlds = useWorlds(world, [deeds, beats])
  const isGone = worlds !== undefined && worlds.here === undefined
  const journal = useLiveJournal(world, isGone, token)
  const [note, setNote] = useState<Note | undefined>()
  const last = journal.exchanges.at(-1)?.number ?? 0
  useEffect(() => {
    document.title = `${world} · ${route.view} · DeskDouble`
  }, [world, route.view])

  const desk = useMemo((): Desk => {
    const say: Desk['say'] = (text, bad = false) => setNote({ text, bad })
    return {
      world,
      vendors: health.vendors,
      worlds,
      journal,
      edition: `${deeds} ${beats} ${last}`,
      say,
      act: async (done, deed) => {
        try {
          await deed()
          say(done)
          return true
        } catch (error) {
          say(wordsOf(error), true)
          return false
        } finally {
          setDeeds((count) => count + 1)
        }
      },
    }
  }, [world, health, worlds, journal, deeds, beats])
  const Pane = PANES[route.view]
  return (
    <DeskContext.Provider value={desk}>
      <Masthead version={health.version} route={route} />
      <main id="main" tabIndex={-1}>
        {silence !== undefined && <p role="alert">{wordsOf(silence)} What is shown is what it said last.</p>}
        {isGone ? <Gone view={route.view} /> : <Pane {...route} />}
      </main>
      <Notice note={note} dismiss={() => setNote(undefined)} />
    </DeskContext.Provider>
  )
}
