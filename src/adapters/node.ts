import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Emulator } from '../emulator.ts'
import type { Exchange } from '../engine/journal.ts'
import { neutralProblem } from '../neutral.ts'

/** Where an emulator listens. */
export interface ListenOptions {
  /** 0: any that is free; 4010 unless given */
  readonly port?: number
  /** 127.0.0.1 unless given */
  readonly host?: string
  /** told of every exchange once it is over, and how many ms it took */
  readonly log?: (exchange: Exchange, millis: number) => void
}

/** A server that listens. */
export interface Listening {
  /** such as `http://127.0.0.1:4010` */
  readonly url: string
  readonly port: number
  /** Stops listening and ends every connection. */
  readonly close: () => Promise<void>
}

export const DEFAULT_PORT = 4010
export const DEFAULT_HOST = '127.0.0.1'

/** Serves an emulator over HTTP. Rejects with Node's own error (`EADDRINUSE`, `EACCES`) when it cannot listen. */
export function listen(emulator: Emulator, { port = DEFAULT_PORT, host = DEFAULT_HOST, log }: ListenOptions = {}) {
  const answer = (request: Request, { incoming }: { incoming: { rawHeaders: string[] } }) => {
    const { rawHeaders } = incoming
    if (!log) return emulator.handle(request, { rawHeaders })
    const started = performance.now()
    return emulator.handle(request, { rawHeaders, report: (exchange) => log(exchange, performance.now() - started) })
  }
  const listener = getRequestListener(answer, { errorHandler: unreadable })
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  return new Promise<Listening>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // A server that listens on a host and a port has an address with both.
      const bound = (server.address() as AddressInfo).port
      const name = host.includes(':') ? `[${host}]` : host
      resolve({ url: `http://${name}:${bound}`, port: bound, close: () => close(server) })
    })
  })
}

/** Only what Node took for HTTP and no URL can be made of comes here: a Host that is none, a target that is none. */
function unreadable(error: unknown): Response {
  const reason = error instanceof Error ? error.message : String(error)
  return neutralProblem(400, 'Bad Request', { detail: `The request line or the Host header cannot be read: ${reason}` })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
