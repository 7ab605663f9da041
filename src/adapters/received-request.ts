import type { ServerResponse } from 'node:http'
import type { ReceivedHeaders } from './received-headers.ts'

/**
 * A request as the emulator reads it, without the objects of the Fetch API: few requests need them. Its body was received
 * whole.
 */
export class ReceivedRequest
  implements Pick<Request, 'method' | 'url' | 'signal' | 'body' | 'bodyUsed' | 'arrayBuffer'>
{
  readonly method: string
  readonly url: string
  readonly headers: ReceivedHeaders
  readonly bodyUsed = false
  /** undefined until the body is received, and if the method has none */
  bytes: Uint8Array<ArrayBuffer> | undefined
  readonly #outgoing: ServerResponse
  #signal: AbortSignal | undefined

  constructor({ method, url, headers }: Pick<ReceivedRequest, 'method' | 'url' | 'headers'>, outgoing: ServerResponse) {
    this.method = method
    this.url = url
    this.headers = headers
    this.#outgoing = outgoing
  }

  /** Aborted when the client closes the connection before it has the response. */
  get signal(): AbortSignal {
    this.#signal ??= signalOf(this.#outgoing)
    return this.#signal
  }

  get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    return this.bytes ? new Response(this.bytes).body : null
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.bytes ?? []).buffer
  }
}

function signalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const abort = () => {
    if (!outgoing.writableFinished) controller.abort('Client connection prematurely closed.')
  }
  if (outgoing.destroyed) abort()
  else outgoing.once('close', abort)
  return controller.signal
}
