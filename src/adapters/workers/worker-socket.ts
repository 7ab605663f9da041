import type { RequestRouter } from '../../emulator/request-router.ts'
import { problemResponse } from '../../emulator/unrouted.ts'
import type { SocketPeer } from '../../engine/sockets/socket.ts'

/** The server's end of a WebSocket connection in the Workers runtime. */
interface WorkerSocket {
  readonly accept: () => void
  readonly send: (text: string) => void
  readonly close: (code: number, reason: string) => void
  readonly addEventListener: (
    type: 'message' | 'close' | 'error',
    listener: (event: { readonly data?: unknown }) => void,
  ) => void
}

/** The two ends of a connection. */
type SocketPair = readonly [client: object, server: WorkerSocket]

/** Largest message of a client in UTF-16 units. */
const LARGEST_MESSAGE = 65_536
const TOO_BIG = 1009

/** Returns whether a request opens a WebSocket connection that a vendor accepts. */
export function isSocketRequest(router: RequestRouter, request: Request): boolean {
  return request.headers.get('upgrade')?.toLowerCase() === 'websocket' && router.hasSocket(request.url)
}

/** Opens a WebSocket connection in the world that the request selects. */
export function acceptSocket(router: RequestRouter, request: Request): Response {
  const [client, server] = createPair()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const peer: SocketPeer = {
    send: (text) => server.send(text),
    close: (code, reason) => server.close(code, reason),
    later: (millis, callback) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        callback()
      }, millis)
      timers.add(timer)
      return () => {
        clearTimeout(timer)
        timers.delete(timer)
      }
    },
  }
  server.accept()
  const session = router.connect(request, peer)
  if ('status' in session) return problemResponse(session.status, 'Not Found', { detail: session.reason })
  const end = () => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    session.closed()
  }
  server.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') return
    if (data.length > LARGEST_MESSAGE) server.close(TOO_BIG, 'The message is too large')
    else session.receive(data)
  })
  server.addEventListener('close', end)
  server.addEventListener('error', end)
  // The runtime's own Response takes a socket.
  return new Response(null, { status: 101, webSocket: client } as ResponseInit)
}

function createPair(): SocketPair {
  // The runtime has this class, and no other has.
  const { WebSocketPair } = globalThis as unknown as { readonly WebSocketPair: new () => Record<0 | 1, unknown> }
  const { 0: client, 1: server } = new WebSocketPair()
  return [client as object, server as WorkerSocket]
}
