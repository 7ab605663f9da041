import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream'

/** An address that stays while what answers there comes and goes. */
export class Front {
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => this.#pass(socket))
  #port: number | undefined

  /** Listens on 127.0.0.1, on any port that is free. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    // A server that listens on a port has such an address.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on what listens on this port answers. */
  leadTo(port: number): void {
    this.#port = port
  }

  /** From now on nobody answers, also not those who are answering. */
  breakOff(): void {
    this.#port = undefined
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.breakOff()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #pass(socket: Socket): void {
    if (this.#port === undefined) return void socket.destroy()
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    // Either end may break off at any time: that is what this is for.
    pipeline(socket, connect(this.#port, '127.0.0.1'), socket, () => undefined)
  }
}
