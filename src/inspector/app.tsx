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
  const [token, setToken] = useState(controlToken)
  const [health, setHealth] = useState<Told['Health'] | undefined>()
  const [failure, setFailure] = useState<unknown>()
  useEffect(() => {
    told(control.GET('/_control/health')).then((found) => {
      setHealth(found)
      setFailure(undefined)
    }, setFailure)
  }, [token])

  const refused = failure instanceof Refusal && failure.status === 401
  if (refused) {
    const enter = (given: string) => {
      keepControlToken(given)
      setToken(given)
    }
    return <TokenForm wrong={token !== undefined} enter={enter} />
  }
  if (failure !== undefined) return <p role="alert">{wordsOf(failure)}</p>
  if (!health) return <p>Asking DeskDouble…</p>
  return <DeskOf health={health} route={route} token={token} />
}

function DeskOf({ health, route, token }: { health: Told['Health']; route: Route; token: string | undefined }) {
  const { world } = route
  const journal = useLiveJournal(world, token)
  const [deeds, setDeeds] = useState(0)
  const beats = useHeartbeat()
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
  }, [world, health, journal, deeds, beats])
  const Pane = PANES[route.view]
  return (
    <DeskContext.Provider value={desk}>
      <Masthead version={health.version} route={route} />
      <main id="main" tabIndex={-1}>
        <Pane {...route} />
      </main>
      <Notice note={note} dismiss={() => setNote(undefined)} />
    </DeskContext.Provider>
  )
}
