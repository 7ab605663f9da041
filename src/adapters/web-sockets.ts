import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { AnyEmulator } from '../emulator/emulator.ts'
import type { SocketPeer } from '../engine/sockets/socket.ts'
import { sendRejection } from './rejected-requests.ts'

/** Largest message of a client in bytes. */
const LARGEST_MESSAGE = 65_536
const TITLES: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' }

/** The part of an emulator that WebSocket clients connect to. */
export type SocketServer = Pick<AnyEmulator, 'connect' | 'hasSocket'>

/**
 * Returns whether a request opens a WebSocket connection that the emulator accepts. All other upgrades are ignored, as RFC
 * 9110, 7.8, allows.
 */
export function isSocketRequest(emulator: SocketServer, incoming: IncomingMessage): boolean {
  if (incoming.headers.upgrade?.toLowerCase() !== 'websocket') return false
  const request = requestOf(incoming)
  return request !== undefined && emulator.hasSocket(request.url)
}

/**
 * Connects the WebSocket clients of a server to an emulator.
 * @returns a function that ends all connections
 */
export function serveSockets(server: Server, emulator: SocketServer): () => void {
  const open = new Set<WebSocket>()
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (isSocketRequest(emulator, incoming)) void connect({ emulator, incoming, socket, head, open })
    else answerWithoutUpgrade(server, incoming, socket)
  })
  return () => {
    for (const connection of open) connection.terminate()
  }
}

interface Connecting {
  readonly emulator: SocketServer
  readonly incoming: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly open: Set<WebSocket>
}

async function connect({ emulator, incoming, socket, head, open }: Connecting): Promise<void> {
  const request = requestOf(incoming)
  if (!request) return sendRejection(socket, rejection(400, 'The request target and the Host header form no valid URL'))
  // Imported with the first connection: most servers have none.
  const { WebSocketServer } = await import('ws')
  const peer = new PendingPeer()
  const session = emulator.connect(request, peer)
  if ('status' in session) return sendRejection(socket, rejection(session.status, session.reason))
  const handshake = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE })
  socket.once('close', () => peer.attached || session.closed())
  handshake.handleUpgrade(incoming, socket, head, (connection) => {
    open.add(connection)
    // Text arrives in one buffer, because the connection keeps its default binary type.
    connection.on('message', (data, isBinary) => {
      if (!isBinary && Buffer.isBuffer(data)) session.receive(data.toString())
    })
    connection.on('error', () => connection.terminate())
    connection.on('close', () => {
      open.delete(connection)
      peer.end()
      session.closed()
    })
    peer.attach(connection)
  })
}

/** The client's end of a connection. Frames that are sent before the handshake has ended are sent after it. */
class PendingPeer implements SocketPeer {
  #connection: WebSocket | undefined
  readonly #waiting: ((connection: WebSocket) => void)[] = []
  readonly #timers = new Set<NodeJS.Timeout>()

  get attached(): boolean {
    return this.#connection !== undefined
  }

  attach(connection: WebSocket): void {
    this.#connection = connection
    for (const task of this.#waiting.splice(0)) task(connection)
  }

  send(text: string): void {
    this.#run((connection) => connection.send(text))
  }

  close(code: number, reason: string): void {
    this.#run((connection) => connection.close(code, reason))
  }

  later(millis: number, callback: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      callback()
    }, millis)
    timer.unref()
    this.#timers.add(timer)
    return () => {
      clearTimeout(timer)
      this.#timers.delete(timer)
    }
  }

  /** Cancels everything that waits for a time. */
  end(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  #run(task: (connection: WebSocket) => void): void {
    if (this.#connection) task(this.#connection)
    else this.#waiting.push(task)
  }
}

function requestOf({ url = '/', headers }: IncomingMessage): Request | undefined {
  try {
    const address = new URL(url, `http://${headers.host ?? '127.0.0.1'}`)
    const world = headers['x-world']
    return new Request(address, { headers: typeof world === 'string' ? { 'x-world': world } : {} })
  } catch {
    return undefined
  }
}

function rejection(status: number, detail: string) {
  return { status, title: TITLES[status] ?? 'Bad Request', detail }
}

/** Responds over HTTP/1.1 to a request for another protocol, in versions of Node that cannot decline an upgrade. */
function answerWithoutUpgrade(server: Server, incoming: IncomingMessage, socket: Duplex): void {
  const response = new ServerResponse(incoming)
  response.shouldKeepAlive = false
  // The socket of an HTTP server is a net.Socket.
  response.assignSocket(socket as IncomingMessage['socket'])
  response.on('finish', () => socket.end())
  server.emit('request', incoming, response)
}
