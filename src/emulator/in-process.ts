import type { TransportFault } from '../engine/faults/fault-rule.ts'

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Told that the connection of a reply is to fail. */
export type FailConnection = (transport: TransportFault) => void

/** A `fetch` without a socket. What is cut off or called off fails in it as it does in `globalThis.fetch`. */
export function fetchInProcess(ask: (request: Request, cut: FailConnection) => Response | Promise<Response>): Fetch {
  return async (input, init) => {
    const request = toRequest(input, init)
    const cuts: TransportFault[] = []
    const response = await ask(request, (transport) => cuts.push(transport))
    request.signal.throwIfAborted()
    const [transport] = cuts
    if (transport === undefined) return response
    if (transport === 'truncated') return halfOf(response)
    throw new TypeError('fetch failed', { cause: transport === 'reset' ? connectionReset() : otherSideClosed() })
  }
}

/** Makes a request of what `fetch` takes; a path is enough. */
function toRequest(input: string | URL | Request, init: RequestInit | undefined): Request {
  if (input instanceof Request) return init ? new Request(input, init) : input
  return new Request(new URL(input, 'http://deskdouble.test'), init)
}

/** The whole head, and a body that fails half way. */
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

/** In the words and with the code of Node's own `fetch`. */
function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
}

function otherSideClosed(): Error {
  return Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
}
