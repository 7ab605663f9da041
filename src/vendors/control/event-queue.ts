import { nextTurn } from '../../engine/exchange/next-turn.ts'
import { utf8 } from '../../world/utf8.ts'

/** Most bytes of unread events; a client that lets more pile up is disconnected, and can reconnect. */
const MOST_UNREAD_BYTES = 8 * 1_048_576

/** Earlier events that are created without letting other requests be answered in between. */
const MOST_AT_ONCE = 16

/**
 * Events on their way to one client. Nothing is encoded before the client reads it, and the events that wait are bounded
 * by their size.
 */
export class EventQueue {
  readonly stream: ReadableStream<Uint8Array>
  readonly #ended: () => void
  /** events that are created when their turn comes, before all that wait */
  #missed: Iterator<string> | undefined
  /** how many earlier events were created since other requests could be answered */
  #atOnce = 0
  #waiting: string[] = []
  #bytes = 0
  #opening: string | undefined
  #finished = false
  #closed = false
  #wake: (() => void) | undefined

  /**
   * @param opening the text that is sent first
   * @param ended called once when nothing will be sent any more
   */
  constructor(opening: string, ended: () => void) {
    this.#ended = ended
    this.#opening = opening
    this.stream = new ReadableStream<Uint8Array>(
      { pull: (controller) => this.#pull(controller), cancel: () => this.close() },
      // Nothing is encoded before it is read.
      { highWaterMark: 0 },
    )
  }

  /** Sends earlier events first. Each is created when the client has read the one before. */
  replay(missed: Iterable<string>): void {
    this.#missed = missed[Symbol.iterator]()
  }

  /** Adds an event. Disconnects the client if too much waits for it. */
  add(event: string): void {
    if (this.#closed || this.#finished) return
    this.#waiting.push(event)
    this.#bytes += sizeOf(event)
    // A single event may be larger: it is one exchange, which the journal keeps, too.
    if (this.#bytes > MOST_UNREAD_BYTES && this.#waiting.length > 1) this.close()
    else this.#wake?.()
  }

  /** Adds the event that the journal was emptied, after which no earlier event is created any more. */
  addReset(event: string): void {
    this.#missed = undefined
    this.add(event)
  }

  /** Ends the stream once the client has read all that waits. */
  finish(): void {
    this.#finished = true
    this.#ended()
    this.#wake?.()
  }

  /** Ends the stream at once. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#waiting = []
    this.#missed = undefined
    this.#ended()
    this.#wake?.()
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    for (;;) {
      if (this.#atOnce >= MOST_AT_ONCE) {
        this.#atOnce = 0
        await nextTurn()
      }
      const event = this.#next()
      if (event !== undefined) return controller.enqueue(utf8.encode(event))
      if (this.#closed || this.#finished) return controller.close()
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      this.#wake = undefined
    }
  }

  #next(): string | undefined {
    const opening = this.#opening
    this.#opening = undefined
    if (opening !== undefined) return opening
    const missed = this.#missed?.next()
    if (missed?.done === false) {
      this.#atOnce++
      return missed.value
    }
    this.#missed = undefined
    const event = this.#waiting.shift()
    if (event !== undefined) this.#bytes -= sizeOf(event)
    return event
  }
}

/** Returns the bytes that a string takes in memory at most. */
function sizeOf(event: string): number {
  return 2 * event.length
}
