import type { IncomingMessage, ServerResponse } from 'node:http'
import { ReceivedHeaders } from './received-headers.ts'
import { ReceivedRequest } from './received-request.ts'

/** Largest body that is received together with the head, in bytes. */
const MOST_BYTES = 16_384
/** Matches a target that is the same in a parsed URL. */
const PLAIN_TARGET = /^\/[\w!$&(-;=?@~]*$/
const LABEL = '(?!xn--)[a-z\\d-]+'
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const NAME = `(?:${LABEL}\\.)*(?!xn--)[a-z][a-z\\d-]*`
const ADDRESS = `${BYTE}(?:\\.${BYTE}){3}`
/** Matches a host that is the same in a parsed URL: a name or an IPv4 address in its usual form, and a port. */
const PLAIN_HOST = new RegExp(`^(?:${NAME}|${ADDRESS})(?::(?:[1-5]\\d{3,4}|[6-9]\\d{3}))?$`)
const EMPTY = new Uint8Array()

/** Functions that receive a request. */
interface Receivers {
  /** called if the request is plain */
  readonly plain: (request: ReceivedRequest) => void
  /** called if the Fetch API must read the request */
  readonly other: () => void
}

/**
 * Receives a request. It is plain if its URL needs no parsing, no page of another origin sent it, and it has no body or a
 * short JSON body that arrives together with the head.
 */
export function receive(incoming: IncomingMessage, outgoing: ServerResponse, { plain, other }: Receivers): void {
  const request = plainRequest(incoming, outgoing)
  if (!request) {
    other()
    return
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    plain(request)
    return
  }
  // Node parses the body that follows the head before the next microtask.
  queueMicrotask(() => {
    request.bytes = receivedBytes(incoming, request)
    if (request.bytes) plain(request)
    else other()
  })
}

function plainRequest(incoming: IncomingMessage, outgoing: ServerResponse): ReceivedRequest | undefined {
  const { method = '', url: target = '', httpVersion } = incoming
  if (httpVersion !== '1.1' || !METHODS.has(method)) return undefined
  if (!PLAIN_TARGET.test(target) || target.includes('/.')) return undefined
  const headers = new ReceivedHeaders(incoming.rawHeaders)
  const host = headers.get('host') ?? ''
  if (!PLAIN_HOST.test(host) || headers.has('origin') || headers.has('x-redirect')) return undefined
  return new ReceivedRequest({ method, url: `http://${host}${target}`, headers }, outgoing)
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Returns the bytes of a body that was received whole; undefined if it was not, or is not a short one of JSON. */
function receivedBytes(incoming: IncomingMessage, { headers }: ReceivedRequest): Uint8Array<ArrayBuffer> | undefined {
  if (headers.has('transfer-encoding')) return undefined
  const length = Number(headers.get('content-length') ?? 0)
  if (length === 0) return EMPTY
  if (length > MOST_BYTES || incoming.readableLength !== length) return undefined
  // A body of another type may be kept as bytes, which would keep the buffer alive that the socket read them into.
  return headers.get('content-type')?.startsWith('application/json') ? incoming.read() : undefined
}
