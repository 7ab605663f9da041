import { type HttpHandler, HttpResponse, http } from 'msw'
import { createCoreEmulator, type Emulator, type EmulatorOptions } from '../emulator/emulator.ts'
import { fetchInProcess } from '../emulator/in-process.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'

/** Options of the handlers of an emulator. */
export interface MswOptions {
  /** origins of the requests to handle, such as `https://api.mypurecloud.com`. Defaults to all */
  readonly origins?: readonly string[]
}

/**
 * Creates an emulator for a page or process without a server. It cannot listen and needs no Node.
 * @throws EmulatorError if the scenario does not exist; ScenarioError, with all errors, if a scenario is not valid
 * @example
 * import { createEmulator } from 'deskdouble/msw'
 *
 * const emulator = createEmulator({ scenario: 'small-team' })
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return createCoreEmulator(options)
}

/**
 * Returns an emulator as handlers of Mock Service Worker, for `setupWorker` in a page and `setupServer` in Node. They
 * respond to requests below the paths of the vendors, of the control API and of worlds. Other requests are left to the
 * next handler.
 * @example
 * import { setupWorker } from 'msw/browser'
 * import { createEmulator, handlersOf } from 'deskdouble/msw'
 *
 * const emulator = createEmulator({ scenario: 'small-team' })
 * await setupWorker(...handlersOf(emulator)).start()
 */
export function handlersOf(emulator: Emulator, { origins }: MswOptions = {}): HttpHandler[] {
  const send = fetchInProcess((request, failConnection) =>
    emulator.handle(request, { failConnection, access: OF_THIS_PROCESS }),
  )
  const handler = http.all('*', ({ request }) => {
    if (origins && !origins.includes(new URL(request.url).origin)) return undefined
    if (!emulator.serves(request.url)) return undefined
    return send(request).catch(toNetworkError)
  })
  return [handler]
}

/** Access for all: an intercepted request comes from this page or process, whichever host it was meant for. */
const OF_THIS_PROCESS: ControlAccess = { admits: () => true }

/** Returns the response that makes the client's `fetch` fail, for a connection that must fail. */
function toNetworkError(error: unknown): Response {
  if (error instanceof TypeError) return HttpResponse.error()
  throw error
}
