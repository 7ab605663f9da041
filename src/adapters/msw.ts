import { type HttpHandler, HttpResponse, http } from 'msw'
import { type CoreOptions, createCoreEmulator } from '../emulator/core-emulator.ts'
import { hiddenCrossOrigin } from '../emulator/cross-origin.ts'
import type { AnyEmulator, EmulateOptions, Emulator, EmulatorOptions } from '../emulator/emulator.ts'
import { fetchInProcess } from '../emulator/in-process.ts'
import { createRequestFilter, type OriginChoice } from '../emulator/request-filter.ts'
import type { Vendors } from '../emulator/vendors.ts'
import type { ControlAccess } from '../engine/vendor/control-access.ts'
import { inspectorPage, isInspectorPage } from './msw-inspector.ts'

export { mountInspector } from './msw-panel.ts'

/** Options of {@link handlersOf}. */
export interface MswOptions {
  /**
   * Further origins at which the emulator answers, beside the vendors' real hosts: `https://console.example`,
   * `http://localhost:*`, or a function that receives the URL. `*` stands for any characters; `['*']` accepts any origin.
   */
  readonly origins?: readonly OriginChoice[]
}

/**
 * Creates an emulator of given vendors for a page or process without a server. It cannot listen and needs no Node.
 * @throws EmulatorError if a vendor's name is not valid or the scenario does not exist; ScenarioError, with all errors,
 * if a scenario is not valid
 * @example
 * import { createEmulator } from 'deskdouble/msw'
 *
 * const emulator = createEmulator({ vendors: { shop } })
 */
export function createEmulator<Vs extends Vendors>(options: EmulateOptions<Vs>): Emulator<Vs>
/**
 * Creates an emulator of the package's vendors for a page or process without a server.
 * @throws EmulatorError if the scenario does not exist; ScenarioError, with all errors, if a scenario is not valid
 * @example
 * import { createEmulator } from 'deskdouble/msw'
 *
 * const emulator = createEmulator({ scenario: 'small-team' })
 */
export function createEmulator(options?: EmulatorOptions): Emulator
export function createEmulator(options: CoreOptions = {}): AnyEmulator {
  return createCoreEmulator(options)
}

/**
 * Creates handlers of Mock Service Worker, for `setupWorker` in a page and `setupServer` in Node. They answer each
 * vendor's paths at its real hosts, and the control API and the worlds also at the page's own origin. Other requests go
 * on to the next handler.
 * @example
 * import { setupWorker } from 'msw/browser'
 * import { createEmulator, handlersOf } from 'deskdouble/msw'
 *
 * const emulator = createEmulator({ scenario: 'small-team' })
 * await setupWorker(...handlersOf(emulator, { origins: ['https://agents.example'] })).start()
 */
export function handlersOf(emulator: AnyEmulator, { origins = [] }: MswOptions = {}): HttpHandler[] {
  const page = globalThis.location?.origin
  const send = fetchInProcess((request, failConnection) => {
    if (isInspectorPage(request)) return inspectorPage()
    const respond = () => emulator.handle(request, { failConnection, access: OF_THIS_PROCESS })
    const isHidden =
      page !== undefined && request.headers.get('origin') === null && new URL(request.url).origin !== page
    return isHidden ? hiddenCrossOrigin(page, request, respond) : respond()
  })
  const accepts = createRequestFilter(emulator, page, origins)
  const handler = http.all('*', ({ request }) => {
    if (!accepts(request.url)) return undefined
    return send(request).catch((error: unknown) => failedResponse(error, request))
  })
  return [handler]
}

/** Intercepted requests come from this page or process, whatever their host is. */
const OF_THIS_PROCESS: ControlAccess = { admits: () => true }

/** Returns a response that fails in the client: the connection broke, or the client cancelled the request. */
function failedResponse(error: unknown, { signal }: Request): Response {
  if (error instanceof TypeError || signal.aborted) return HttpResponse.error()
  throw error
}
