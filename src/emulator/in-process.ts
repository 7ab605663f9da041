import type { TransportFault } from '../engine/faults/fault-rule.ts'
import { EmulatorError } from '../engine/services/emulator-error.ts'
import { withReadableForm } from './document-form.ts'

/** The signature of `globalThis.fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Origin of in-process requests that have a path only. */
export const IN_PROCESS_ORIGIN = 'http://deskdouble.test'

/** Called when the connection of a response must fail. */
export type FailConnection = (transport: TransportFault) => void

/** Creates a `fetch` without a socket. Connection faults and aborted requests fail as they do in `globalThis.fetch`. */
export function fetchInProcess(
  handle: (request: Request, failConnection: FailConnection) => Response | Promise<Response>,
): Fetch {
  return async (input, init) => {
    requireFetchApi()
    const readable = withReadableForm(init)
    const request = toRequest(input, readable instanceof Promise ? await readable : readable)
    const failures: TransportFault[] = []
    const response = await handle(request, (transport) => failures.push(transport))
    request.signal.throwIfAborted()
    const [transport] = failures
    if (transport === undefined) return response
    if (transport === 'truncated') return halfOf(response)
    throw new TypeError('fetch failed', { cause: transport === 'reset' ? connectionReset() : otherSideClosed() })
  }
}

/**
 * Checks that the environment has the Fetch API. Jest with jsdom has not, unless it is added.
 * @throws EmulatorError
 */
export function requireFetchApi(): void {
  const missing = ['Request', 'Response', 'Headers', 'ReadableStream'].find(
    (name) => Reflect.get(globalThis, name) === undefined,
  )
  if (missing !== undefined) throw new EmulatorError('DD_FETCH_API_MISSING', { name: missing })
}

/** Creates a request from the arguments of `fetch`; a path without a host is enough. */
function toRequest(input: string | URL | Request, init: RequestInit | undefined): Request {
  if (input instanceof Request) return init ? new Request(input, init) : input
  return new Request(new URL(input, IN_PROCESS_ORIGIN), init)
}

/** Returns the whole head with a body that fails half way. */
async function halfOf(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('content-length', String(bytes.byteLength))
  let ahead: Uint8Array | undefined = bytes.subarray(0, Math.floor(bytes.byteLength / 2))
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (ahead && ahead.byteLength > 0) controller.enqueue(ahead)
      else controller.error(new TypeError('terminated', { cause: otherSideClosed() }))
      ahead = undefined
    },
  })
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}

/** Creates the error of Node's own `fetch` for a reset connection. */
function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
}

function otherSideClosed(): Error {
  return Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
}
