import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { rejectSharedPaths } from '../emulator/check-vendors.ts'
import type { AnyEmulator, RequestSource } from '../emulator/emulator.ts'
import { problemResponse } from '../emulator/unrouted.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { createControlToken, isLoopback, tokenAccess } from './control-token.ts'
import { cutOff } from './cut-off.ts'
import { answerRejectedRequests } from './rejected-requests.ts'
import { isSocketRequest, serveSockets } from './web-sockets.ts'

/** Options of a server. */
export interface ListenOptions {
  /** port to listen on; 0 picks a free one. Defaults to 4010 */
  readonly port?: number
  /** address to listen on. Defaults to 127.0.0.1 */
  readonly host?: string
  /**
   * Bearer token that the control API requires. Defaults to none on loopback addresses, and otherwise to a random token:
   * see {@link Listening.controlToken}
   */
  readonly controlToken?: string
  /** called with every exchange when it ends, and its duration in ms */
  readonly log?: (exchange: Exchange, millis: number) => void
}

/** A running server. */
export interface Listening {
  /** such as `http://127.0.0.1:4010` */
  readonly url: string
  readonly port: number
  /** bearer token that the control API requires; undefined if it requires none */
  readonly controlToken: string | undefined
  /**
   * Stops listening and ends every connection.
   * @example
   * const server = await emulator.listen({ port: 0 })
   * await server.close()
   */
  readonly close: () => Promise<void>
}

export const DEFAULT_PORT = 4010
export const DEFAULT_HOST = '127.0.0.1'

/**
 * Serves an emulator over HTTP.
 * @throws Node's error, with code `EADDRINUSE` or `EACCES`, if it cannot listen; EmulatorError if two vendors have the
 * same operation
 */
export async function listen(emulator: AnyEmulator, options: ListenOptions = {}): Promise<Listening> {
  rejectSharedPaths(Object.entries(emulator.vendors), true)
  const { port = DEFAULT_PORT, host = DEFAULT_HOST, log } = options
  const controlToken = options.controlToken ?? (isLoopback(host) ? undefined : createControlToken())
  const access = controlToken === undefined ? {} : { access: tokenAccess(controlToken) }
  const respond = (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings) => {
    let failure: TransportFault | undefined
    const source: RequestSource = {
      rawHeaders: incoming.rawHeaders,
      failConnection: (transport) => {
        failure = transport
      },
      ...access,
    }
    // The server speaks HTTP/1.1 only, so `outgoing` is always a ServerResponse.
    const deliver = (response: Response) => {
      return failure && outgoing instanceof ServerResponse ? cutOff(outgoing, response, failure) : response
    }
    const response = emulator.handle(request, log ? { ...source, report: timed(log) } : source)
    return response instanceof Promise ? response.then(deliver) : deliver(response)
  }
  const listener = getRequestListener(respond, { errorHandler: respondToUnreadableRequest })
  // A missing Host header is rejected by the listener, with a body; Node itself would send none.
  const serverOptions = {
    requireHostHeader: false,
    shouldUpgradeCallback: (incoming: IncomingMessage) => isSocketRequest(emulator, incoming),
  }
  const server = createServer(serverOptions, (incoming, outgoing) => void listener(incoming, outgoing))
  answerRejectedRequests(server)
  const endSockets = serveSockets(server, emulator)
  return new Promise<Listening>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // A server that listens on a port has an address with a port.
      const bound = (server.address() as AddressInfo).port
      const name = host.includes(':') ? `[${host}]` : host
      resolve({ url: `http://${name}:${bound}`, port: bound, controlToken, close: () => close(server, endSockets) })
    })
  })
}

function timed(log: NonNullable<ListenOptions['log']>): NonNullable<RequestSource['report']> {
  const started = performance.now()
  return (exchange) => log(exchange, performance.now() - started)
}

/** Called when Node accepted the request but its target or Host header does not form a valid URL. */
function respondToUnreadableRequest(error: unknown): Response {
  const reason = error instanceof Error ? error.message : String(error)
  const response = problemResponse(400, 'Bad Request', {
    detail: `The request target and the Host header do not form a valid URL: ${reason}`,
  })
  response.headers.set('connection', 'close')
  return response
}

function close(server: Server, endSockets: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    endSockets()
    server.closeAllConnections()
  })
}
