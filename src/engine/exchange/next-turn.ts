/** Ways to continue after other events, which not every runtime has. */
interface Runtime {
  readonly setImmediate?: (callback: () => void) => unknown
}

// Kept as they are now, because tests replace timers with ones that stand still.
const { setImmediate: immediate } = globalThis as Runtime
const { MessageChannel: Channel, setTimeout: timeout } = globalThis

/** True if a turn belongs to the request that takes it, and never ends if that is cancelled. */
const isWorkerd = globalThis.navigator?.userAgent === 'Cloudflare-Workers'

/** The last turn that a task waits for. */
let last = Promise.resolve()

/**
 * Resolves after the events that wait already, so that a long task in parts lets other requests be answered. Several
 * tasks continue one after the other, each in a turn of its own.
 */
export function nextTurn(): Promise<void> {
  if (isWorkerd) return startTurn()
  last = last.then(startTurn)
  return last
}

function startTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate) immediate(resolve)
    else if (Channel === undefined) timeout(resolve)
    else postMessage(new Channel(), resolve)
  })
}

/** Continues with the next message, sooner than the timers of a browser do. */
function postMessage({ port1, port2 }: MessageChannel, resolve: () => void): void {
  const receive = () => {
    port1.close()
    resolve()
  }
  port1.addEventListener('message', receive, { once: true })
  port1.start()
  port2.postMessage(undefined)
}
