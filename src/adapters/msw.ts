import { type HttpHandler, HttpResponse, http } from 'msw'
import { createCoreEmulator, type Emulator, type EmulatorOptions } from '../emulator/emulator.ts'
import { fetchInProcess } from '../emulator/in-process.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'

/** Which requests an emulator answers. */
export interface MswOptions {
  /** only those to these origins, such as `https://api.mypurecloud.com`; to any unless given */
  readonly origins?: readonly string[]
}

/**
 * Makes an emulator for a page or a process with no server: the same as the package's own, but that it cannot listen.
 * @throws RangeError for an unknown scenario; ScenarioError, with every mistake, for one that is not right
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return createCoreEmulator(options)
}

/**
 * The emulator as handlers of Mock Service Worker, for `setupWorker` in a page and `setupServer` in Node. It answers
 * what is below the vendors' paths, the control API and the worlds' prefixes; all else goes on to the next handler.
 * @example
 * const emulator = createEmulator({ scenario: 'small-team' })
 * await setupWorker(...handlersOf(emulator)).start()
 */
export function handlersOf(emulator: Emulator, { origins }: MswOptions = {}): HttpHandler[] {
  const ask = fetchInProcess((request, cut) =>
    emulator.handle(request, { failConnection: cut, access: OF_THIS_PROCESS }),
  )
  const answer = http.all('*', ({ request }) => {
    if (origins && !origins.includes(new URL(request.url).origin)) return undefined
    if (!emulator.serves(request.url)) return undefined
    return ask(request).catch(failed)
  })
  return [answer]
}

/** What is intercepted was asked in this page or process, whatever host it was meant for. */
const OF_THIS_PROCESS: ControlAccess = { admits: () => true }

/** A connection that is to fail fails in the client, too. */
function failed(error: unknown): Response {
  if (error instanceof TypeError) return HttpResponse.error()
  throw error
}
