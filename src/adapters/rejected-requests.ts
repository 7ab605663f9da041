import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { problemResponse } from '../emulator/unrouted.ts'

/** A response to a request that never becomes an exchange. */
interface Rejection {
  readonly status: number
  readonly title: string
  readonly detail: string
}

/** Time in ms in which a client can read the response before its connection is destroyed. */
const LINGER_MS = 1_000

/** Responds to the requests that Node rejects by itself, which would otherwise get no body. */
export function answerRejectedRequests(server: Server): void {
  const answered = new WeakSet<Duplex>()
  const latest = new WeakMap<Duplex, { request: IncomingMessage; response: ServerResponse }>()
  server.on('request', (request, response) => latest.set(request.socket, { request, response }))
  server.on('clientError', (error, socket) => {
    if (answered.has(socket)) return
    answered.add(socket)
    const exchange = latest.get(socket)
    if (exchange && isAnswered(exchange)) closeGently(socket)
    else void sendRejection(socket, rejectionOf(error))
  })
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const { expect = '' } = request.headers
    void writeRejection(response, {
      status: 417,
      title: 'Expectation Failed',
      detail: `The expectation "${expect}" is not supported: use 100-continue, or omit the Expect header.`,
    })
  })
  server.on('connect', (_, socket) => {
    const detail = 'CONNECT is not supported: DeskDouble is not a proxy. Use it as the base URL of the client.'
    void sendRejection(socket, { status: 405, title: 'Method Not Allowed', detail })
  })
}

/** Returns whether the request that failed has a response already: its head was sent before its body was read. */
function isAnswered({ request, response }: { request: IncomingMessage; response: ServerResponse }): boolean {
  return response.headersSent && !(request.complete && response.writableEnded)
}

const REJECTIONS: Readonly<Record<string, Rejection>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request Header Fields Too Large',
    detail: 'The request line and the headers are too large: they may have 16 KiB together.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    title: 'Content Too Large',
    detail: 'The extensions of a chunk of the body are too large: they may have 16 KiB.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request Timeout',
    detail: 'The request did not arrive whole in time.',
  },
}

function rejectionOf(error: Error): Rejection {
  const code = 'code' in error ? String(error.code) : ''
  const reason = 'reason' in error ? String(error.reason) : error.message
  return (
    REJECTIONS[code] ?? {
      status: 400,
      title: 'Bad Request',
      detail: `The request is not valid HTTP: ${reason}.`,
    }
  )
}

/** Writes a response to a socket that has no response object, and closes the connection. */
export async function sendRejection(socket: Duplex, rejection: Rejection): Promise<void> {
  const { status, title } = rejection
  const { headers, body } = await contentOf(rejection)
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  closeGently(socket, `HTTP/1.1 ${status} ${title}\r\n${head.join('')}\r\n${body}`)
}

/** Closes a connection so that the client can read what was sent: unread data would make a closing socket reset it. */
function closeGently(socket: Duplex, text = ''): void {
  socket.resume()
  socket.end(text)
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}

async function writeRejection(response: ServerResponse, rejection: Rejection): Promise<void> {
  const { headers, body } = await contentOf(rejection)
  response.writeHead(rejection.status, headers).end(body)
}

async function contentOf({ status, title, detail }: Rejection) {
  const response = problemResponse(status, title, { detail })
  const body = await response.text()
  const headers: Readonly<Record<string, string>> = {
    ...Object.fromEntries(response.headers),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...(status === 405 && { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE' }),
  }
  return { headers, body }
}
