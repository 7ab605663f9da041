import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as sendHttp,
} from 'node:http'
import { request as sendHttps } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { ForwardingError, type OutgoingRequest } from '../../emulator/forwarding.ts'
import { connectionError, timeoutError } from './connection-error.ts'
import { endToEndHeaders } from './end-to-end-headers.ts'
import { fromWeb } from './web-streams.ts'

/** The server that a request is sent to. */
export interface Server {
  /** base URL, without a slash at its end */
  readonly to: string
  /** time in ms until the response must start */
  readonly timeout: number
  readonly connections: Connections
}

/** The agents of a server. */
export interface Connections {
  /** keeps connections open, for requests that can be sent again if the server has just closed one */
  readonly kept: Agent
  /** opens a connection for each request */
  readonly fresh: Agent
}

/** Methods of requests that have the same effect if they are sent twice (RFC 9110, 9.2.2). */
const IDEMPOTENT: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']

/** Headers that are replaced, answered or meant for this emulator, beside those of the connection. */
const OWN_HEADERS = ['host', 'content-length', 'expect', 'x-world']

/**
 * Sends a request and resolves when the response starts. Uses `node:http` because `fetch` decompresses bodies and adds
 * headers. Redirects are not followed.
 * @param rawHeaders the headers as the client sent them, names and values in turn
 * @throws ForwardingError if there is no response; the signal's reason if it is aborted
 */
export async function sendRequest(
  server: Server,
  outgoing: OutgoingRequest,
  rawHeaders: readonly string[],
): Promise<IncomingMessage> {
  const { kept, fresh } = server.connections
  const canRepeat = IDEMPOTENT.includes(outgoing.method) && !(outgoing.body instanceof ReadableStream)
  const options = optionsFor(server, outgoing, rawHeaders)
  try {
    return await send(server, outgoing, { ...options, agent: canRepeat ? kept : fresh })
  } catch (error) {
    if (error instanceof ClosedConnection) return send(server, outgoing, { ...options, agent: fresh })
    throw error
  }
}

/** Thrown if the server closed a connection that was kept open, which it may do at any time. */
class ClosedConnection extends Error {}

function send(server: Server, { body, signal }: OutgoingRequest, options: RequestOptions): Promise<IncomingMessage> {
  const { to, timeout } = server
  return new Promise((resolve, reject) => {
    const sent = to.startsWith('https:') ? sendHttps(options) : sendHttp(options)
    const timer = setTimeout(() => sent.destroy(timeoutError(to, timeout)), timeout)
    sent.once('response', (response) => {
      clearTimeout(timer)
      resolve(response)
    })
    sent.once('error', (error) => {
      clearTimeout(timer)
      const isOwn = signal.aborted || error instanceof ForwardingError
      const isClosed = !isOwn && sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET'
      reject(isOwn ? error : isClosed ? new ClosedConnection() : connectionError(error, to))
    })
    write(sent, body, () => timer.refresh())
  })
}

function optionsFor({ to }: Server, outgoing: OutgoingRequest, rawHeaders: readonly string[]): RequestOptions {
  const { method, target, signal } = outgoing
  const url = new URL(to)
  return {
    method,
    signal,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    path: `${url.pathname.replace(/\/$/, '')}${target}`,
    headers: headersFor(url, outgoing, rawHeaders),
  }
}

function headersFor(url: URL, { body }: OutgoingRequest, rawHeaders: readonly string[]): string[] {
  const length = rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'content-length')
  return [
    'Host',
    url.host,
    ...endToEndHeaders(rawHeaders, OWN_HEADERS),
    ...lengthHeader(body, length < 0 ? undefined : rawHeaders[length + 1]),
  ]
}

/** Returns how the length of a body is sent: as it was, or in chunks if it was not. */
function lengthHeader(body: OutgoingRequest['body'], sent: string | undefined): string[] {
  if (body instanceof Uint8Array) return ['Content-Length', String(body.byteLength)]
  if (sent !== undefined) return ['Content-Length', sent]
  return body ? ['Transfer-Encoding', 'chunked'] : []
}

/** Writes a body. @param progress called with each chunk of a large one */
function write(request: ClientRequest, body: OutgoingRequest['body'], progress: () => void): void {
  if (!(body instanceof ReadableStream)) {
    request.end(body)
    return
  }
  const noted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      progress()
      controller.enqueue(chunk)
    },
  })
  // An error of the request is reported by its own event.
  pipeline(fromWeb(body.pipeThrough(noted)), request).catch(() => undefined)
}
