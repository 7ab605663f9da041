import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { rejectSharedPaths } from '../emulator/check-vendors.ts'
import type { AnyEmulator } from '../emulator/emulator.ts'
import type { RequestSource } from '../emulator/request-source.ts'
import { problemResponse } from '../emulator/unrouted.ts'
import type { TransportFault } from '../engine/faults/fault-rule.ts'
import type { Exchange } from '../engine/journal/exchange.ts'
import { createControlToken, isLoopback, tokenAccess } from './control-token.ts'
import { cutOff } from './cut-off.ts'
import {
  checkDestinations,
  type Destination,
  type ForwardedPrefixes,
  type ProxyOptions,
} from './forward/forward-options.ts'
import type { Forwards } from './forward/forwards.ts'
import { answerPlainRequests, type FetchListener } from './plain-requests.ts'
import { answerRejectedRequests } from './rejected-requests.ts'
import { isSocketRequest, type SocketServer, serveSockets } from './web-sockets.ts'

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
  /**
   * Servers that answer the requests below prefixes of paths, beside the emulator: `{ '/backend': 'http://localhost:3000' }`.
   * The path stays as it is
   */
  readonly forward?: ForwardedPrefixes
  /** Service that answers all other requests, except those to the control API. The responses are compared with the specs */
  readonly proxy?: ProxyOptions
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
 * same operation, or requests cannot be forwarded as the options say
 */
export async function listen(emulator: AnyEmulator, options: ListenOptions = {}): Promise<Listening> {
  rejectSharedPaths(Object.entries(emulator.vendors), true)
  const destinations = checkDestinations(options.forward, options.proxy)
  const { port = DEFAULT_PORT, host = DEFAULT_HOST, log } = options
  const controlToken = options.controlToken ?? (isLoopback(host) ? undefined : createControlToken())
  const access = controlToken === undefined ? {} : { access: tokenAccess(controlToken) }
  const forwards = await forwardsTo(destinations, !isLoopback(host))
  const answers = new WeakMap<object, () => Response>()
  const respond = (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings) => {
    const answer = answers.get(incoming)
    if (answer) return answer()
    const forwarding = forwards?.open(request, incoming)
    if (forwarding instanceof Response) return forwarding
    let failure: TransportFault | undefined
    const source: RequestSource = {
      rawHeaders: incoming.rawHeaders,
      failConnection: (transport) => {
        failure = transport
      },
      ...access,
      forwarding,
    }
    // The server speaks HTTP/1.1 only, so `outgoing` is always a ServerResponse.
    const deliver = (response: Response) => {
      if (failure && outgoing instanceof ServerResponse) return cutOff(outgoing, response, failure)
      return forwarding ? forwarding.deliver(response, outgoing) : response
    }
    const response = emulator.handle(request, log ? { ...source, report: timed(log) } : source)
    return response instanceof Promise ? response.then(deliver) : deliver(response)
  }
  const listener = getRequestListener(respond, { errorHandler: respondToUnreadableRequest })
  // A missing Host header is rejected by the listener, with a body; Node itself would send none.
  const sockets: SocketServer = {
    hasSocket: (url) => !forwards?.includes(url) && emulator.hasSocket(url),
    connect: emulator.connect,
  }
  const serverOptions = {
    requireHostHeader: false,
    shouldUpgradeCallback: (incoming: IncomingMessage) => isSocketRequest(sockets, incoming),
  }
  const answerByFetch: FetchListener = (incoming, outgoing, answer) => {
    if (answer) answers.set(incoming, answer)
    void listener(incoming, outgoing)
  }
  const sourceOf = () => (log ? { ...access, report: timed(log) } : access)
  const answerRequest = forwards ? answerByFetch : answerPlainRequests(emulator, sourceOf, answerByFetch)
  const server = createServer(serverOptions, (incoming, outgoing) => answerRequest(incoming, outgoing))
  answerRejectedRequests(server)
  const endSockets = serveSockets(server, sockets)
  const end = () => close(server, () => [forwards?.close(), endSockets()])
  await bind(server, port, host)
  // A server that listens on a port has an address with a port.
  const bound = (server.address() as AddressInfo).port
  await forwards?.rejectOwnAddress(bound).catch(async (error: unknown) => {
    await end()
    throw error
  })
  const name = host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${bound}`, port: bound, controlToken, close: end }
}

/** Loads the code that forwards requests, if a server forwards any: it brings Node's TLS, DNS and compression. */
async function forwardsTo(
  destinations: readonly Destination[],
  acceptsAnyHost: boolean,
): Promise<Forwards | undefined> {
  if (destinations.length === 0) return undefined
  const { Forwards } = await import('./forward/forwards.ts')
  return new Forwards(destinations, acceptsAnyHost)
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
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

function close(server: Server, endOthers: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    endOthers()
    server.closeAllConnections()
  })
}
