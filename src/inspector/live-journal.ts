import { EventSourceParserStream } from 'eventsource-parser/stream'
import { useEffect, useState } from 'preact/hooks'
import type { Told } from '../vendors/control/api.ts'
import { control, Refusal } from './control.ts'
import { authorization } from './token.ts'

export type Exchange = Told['Exchange']

/** The journal of a world, as far as it was heard. */
export interface LiveJournal {
  /** oldest first */
  readonly exchanges: readonly Exchange[]
  readonly connected: boolean
}

const NOTHING: LiveJournal = { exchanges: [], connected: false }
const PAUSE_MS = 1000
/** What comes in a burst is shown in one go. */
const GATHER_MS = 50

/**
 * Listens to the journal of a world, from its first exchange on; whoever is cut off comes back for what it missed.
 * @param isGone there is no such world: it is not asked for
 */
export function useLiveJournal(world: string, isGone: boolean, token: string | undefined): LiveJournal {
  const [journal, setJournal] = useState({ world, ...NOTHING })
  useEffect(() => {
    const heard = new Heard((exchanges, connected) => setJournal({ world, exchanges, connected }))
    const leaving = new AbortController()
    if (!isGone) void listen(world, heard, leaving.signal)
    return () => leaving.abort()
  }, [world, isGone, token])
  return journal.world === world && !isGone ? journal : NOTHING
}

/** What was heard, told on in gatherings. */
class Heard {
  readonly #tell: (exchanges: readonly Exchange[], connected: boolean) => void
  #exchanges: readonly Exchange[] = []
  #fresh: Exchange[] = []
  #connected = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (exchanges: readonly Exchange[], connected: boolean) => void) {
    this.#tell = tell
  }

  get last(): Exchange | undefined {
    return this.#fresh.at(-1) ?? this.#exchanges.at(-1)
  }

  add(exchange: Exchange): void {
    this.#fresh.push(exchange)
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS)
  }

  clear(): void {
    this.#exchanges = []
    this.#fresh = []
    this.#flush()
  }

  set connected(connected: boolean) {
    this.#connected = connected
    this.#flush()
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#exchanges = [...this.#exchanges, ...this.#fresh]
    this.#fresh = []
    this.#tell(this.#exchanges, this.#connected)
  }
}

async function listen(world: string, heard: Heard, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await listenOnce(world, heard, signal)
    } catch (error) {
      // The token is not right: asking again would not help.
      if (error instanceof Refusal && error.status === 401) return
    }
    if (signal.aborted) return
    heard.connected = false
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function listenOnce(world: string, heard: Heard, signal: AbortSignal): Promise<void> {
  if (heard.last && !(await isKept(world, heard.last, signal))) heard.clear()
  const url = `/_control/worlds/${encodeURIComponent(world)}/journal/events`
  const headers = { 'Last-Event-ID': String(heard.last?.number ?? 0), ...authorization() }
  const response = await fetch(url, { headers, signal })
  if (!response.ok || !response.body)
    throw new Refusal({ status: response.status, detail: `It was refused with ${response.status}` })
  heard.connected = true
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  const reader = events.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { event, data } = next.value
    if (event === 'reset') heard.clear()
    // The control API checks what it sends: the data of an event is an exchange.
    if (event === 'exchange') heard.add(JSON.parse(data) as Exchange)
  }
}

/** Whether a world still has the exchange that was heard last. If not, it is another world, or began anew. */
async function isKept(world: string, last: Exchange, signal: AbortSignal): Promise<boolean> {
  const params = { path: { world, number: last.number } }
  const { data } = await control.GET('/_control/worlds/{world}/journal/{number}', { params, signal })
  return JSON.stringify(data) === JSON.stringify(last)
}
