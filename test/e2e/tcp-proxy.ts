import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream'

/** TCP proxy whose address stays the same while the server behind it is stopped or replaced. */
export class TcpProxy {
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => this.#forward(socket))
  #port: number | undefined

  /** Listens on a free port of 127.0.0.1 and returns the URL. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    // A server that listens on a port has an address of this type.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Forwards new connections to a port of 127.0.0.1. */
  forwardTo(port: number): void {
    this.#port = port
  }

  /** Closes all connections and rejects new ones. */
  disconnect(): void {
    this.#port = undefined
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.disconnect()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #forward(socket: Socket): void {
    if (this.#port === undefined) return void socket.destroy()
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    // Either side may close the connection at any time, so errors are ignored.
    pipeline(socket, connect(this.#port, '127.0.0.1'), socket, () => undefined)
  }
}
