import { EventSourceParserStream } from 'eventsource-parser/stream'
import { useEffect, useState } from 'preact/hooks'
import { ControlError, type ControlSchemas, control } from './control.ts'
import { authorization } from './token.ts'

export type Exchange = ControlSchemas['Exchange']

/** Request journal of a world, as received so far. */
export interface LiveJournal {
  /** oldest first */
  readonly exchanges: readonly Exchange[]
  readonly connected: boolean
}

const EMPTY_JOURNAL: LiveJournal = { exchanges: [], connected: false }
/** Delay in ms before the next attempt to connect. */
const RECONNECT_MS = 1000
/** Time in ms for which exchanges are collected before the page shows them together. */
const BATCH_MS = 50

/**
 * Follows the request journal of a world from its first exchange. After an interruption it reconnects and loads the
 * missed exchanges.
 * @param isMissing true if the world does not exist; no request is then sent
 */
export function useLiveJournal(world: string, isMissing: boolean, token: string | undefined): LiveJournal {
  const [journal, setJournal] = useState({ world, ...EMPTY_JOURNAL })
  useEffect(() => {
    const buffer = new ExchangeBuffer((exchanges, connected) => setJournal({ world, exchanges, connected }))
    const controller = new AbortController()
    if (!isMissing) void follow(world, buffer, controller.signal)
    return () => controller.abort()
  }, [world, isMissing, token])
  return journal.world === world && !isMissing ? journal : EMPTY_JOURNAL
}

/** Received exchanges, published in batches. */
class ExchangeBuffer {
  readonly #publish: (exchanges: readonly Exchange[], connected: boolean) => void
  #exchanges: readonly Exchange[] = []
  #pending: Exchange[] = []
  #connected = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(publish: (exchanges: readonly Exchange[], connected: boolean) => void) {
    this.#publish = publish
  }

  get last(): Exchange | undefined {
    return this.#pending.at(-1) ?? this.#exchanges.at(-1)
  }

  add(exchange: Exchange): void {
    this.#pending.push(exchange)
    this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS)
  }

  clear(): void {
    this.#exchanges = []
    this.#pending = []
    this.#flush()
  }

  set connected(connected: boolean) {
    this.#connected = connected
    this.#flush()
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#exchanges = [...this.#exchanges, ...this.#pending]
    this.#pending = []
    this.#publish(this.#exchanges, this.#connected)
  }
}

async function follow(world: string, buffer: ExchangeBuffer, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await followOnce(world, buffer, signal)
    } catch (error) {
      // The control token is wrong: another attempt would fail as well.
      if (error instanceof ControlError && error.status === 401) return
    }
    if (signal.aborted) return
    buffer.connected = false
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
  }
}

async function followOnce(world: string, buffer: ExchangeBuffer, signal: AbortSignal): Promise<void> {
  if (buffer.last && !(await isInJournal(world, buffer.last, signal))) buffer.clear()
  const url = `/_control/worlds/${encodeURIComponent(world)}/journal/events`
  const headers = { 'Last-Event-ID': String(buffer.last?.number ?? 0), ...authorization() }
  const response = await fetch(url, { headers, signal })
  if (!response.ok || !response.body) {
    throw new ControlError({ status: response.status, detail: `Request failed with ${response.status}` })
  }
  buffer.connected = true
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
  const reader = events.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const { event, data } = next.value
    if (event === 'reset') buffer.clear()
    // The control API validates its events: the data of this one is an exchange.
    if (event === 'exchange') buffer.add(JSON.parse(data) as Exchange)
  }
}

/**
 * Checks that the journal of a world still contains the last exchange received. If not, the world was reset, or another
 * world has its name.
 */
async function isInJournal(world: string, last: Exchange, signal: AbortSignal): Promise<boolean> {
  const params = { path: { world, number: last.number } }
  const { data } = await control.GET('/_control/worlds/{world}/journal/{number}', { params, signal })
  return JSON.stringify(data) === JSON.stringify(last)
}
