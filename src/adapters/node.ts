import { createServer, type Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import type { Emulator, RequestSource } from '../emulator/emulator.ts'
import { problemResponse } from '../emulator/unrouted.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import type { Exchange } from '../engine/journal/journal.ts'
import { createControlToken, isLoopback, tokenAccess } from './control-token.ts'
import { cutOff } from './cut-off.ts'
import { answerRejectedRequests } from './rejected-requests.ts'

/** Where an emulator listens. */
export interface ListenOptions {
  /** 0: any that is free; 4010 unless given */
  readonly port?: number
  /** 127.0.0.1 unless given */
  readonly host?: string
  /**
   * Asked of whoever asks the control API; unless given, none on loopback, and beyond it one that is made up: see
   * {@link Listening.controlToken}
   */
  readonly controlToken?: string
  /** told of every exchange once it is over, and how many ms it took */
  readonly log?: (exchange: Exchange, millis: number) => void
}

/** A server that listens. */
export interface Listening {
  /** such as `http://127.0.0.1:4010` */
  readonly url: string
  readonly port: number
  /** what the control API asks for, as `Authorization: Bearer`; undefined when it asks for none */
  readonly controlToken: string | undefined
  /** Stops listening and ends every connection. */
  readonly close: () => Promise<void>
}

export const DEFAULT_PORT = 4010
export const DEFAULT_HOST = '127.0.0.1'

/** Serves an emulator over HTTP. Rejects with Node's own error (`EADDRINUSE`, `EACCES`) when it cannot listen. */
export function listen(emulator: Emulator, options: ListenOptions = {}) {
  const { port = DEFAULT_PORT, host = DEFAULT_HOST, log } = options
  const controlToken = options.controlToken ?? (isLoopback(host) ? undefined : createControlToken())
  const demanded = controlToken === undefined ? {} : { access: tokenAccess(controlToken) }
  const answer = (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings) => {
    let cut: TransportFault | undefined
    const known: RequestSource = {
      rawHeaders: incoming.rawHeaders,
      failConnection: (transport) => {
        cut = transport
      },
      ...demanded,
    }
    // This server speaks HTTP/1.1, so the reply is always such a one.
    const deliver = (response: Response) => {
      return cut && outgoing instanceof ServerResponse ? cutOff(outgoing, response, cut) : response
    }
    const response = emulator.handle(request, log ? { ...known, report: timed(log) } : known)
    return response instanceof Promise ? response.then(deliver) : deliver(response)
  }
  const listener = getRequestListener(answer, { errorHandler: unreadable })
  // A missing Host header is rejected by the listener, with a body; Node itself would send none.
  const server = createServer({ requireHostHeader: false }, (incoming, outgoing) => void listener(incoming, outgoing))
  answerRejectedRequests(server)
  return new Promise<Listening>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // A server that listens on a host and a port has an address with both.
      const bound = (server.address() as AddressInfo).port
      const name = host.includes(':') ? `[${host}]` : host
      resolve({ url: `http://${name}:${bound}`, port: bound, controlToken, close: () => close(server) })
    })
  })
}

function timed(log: NonNullable<ListenOptions['log']>): NonNullable<RequestSource['report']> {
  const started = performance.now()
  return (exchange) => log(exchange, performance.now() - started)
}

/** Only what Node took for HTTP and no URL can be made of comes here: a Host that is none, a target that is none. */
function unreadable(error: unknown): Response {
  const reason = error instanceof Error ? error.message : String(error)
  const response = problemResponse(400, 'Bad Request', {
    detail: `The request line or the Host header cannot be read: ${reason}`,
  })
  response.headers.set('connection', 'close')
  return response
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
