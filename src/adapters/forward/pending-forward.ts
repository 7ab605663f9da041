import { type IncomingMessage, ServerResponse } from 'node:http'
import {
  type Forwarding,
  ForwardingError,
  type IncomingResponse,
  type OutgoingRequest,
} from '../../emulator/forwarding.ts'
import { inPairs } from '../../engine/exchange/header-pairs.ts'
import { decompress } from './decompress.ts'
import { endToEndHeaders } from './end-to-end-headers.ts'
import { type Server, sendRequest } from './send-request.ts'
import { toWeb } from './web-streams.ts'
import { writeUnchanged } from './write-unchanged.ts'

/** The headers of a client's request, as Node received them. */
export type ClientHeaders = Pick<IncomingMessage, 'headers' | 'rawHeaders'>

/** Options of a server that requests are forwarded to. */
export interface ForwardServer extends Server {
  readonly isProxy: boolean
  readonly hasFallback: boolean
}

/** One request that is forwarded to another server. */
export class PendingForward implements Forwarding {
  readonly to: string
  readonly isChecked: boolean
  readonly hasFallback: boolean
  readonly decompress = decompress
  readonly #server: Server
  readonly #rawHeaders: readonly string[]
  #received: IncomingMessage | undefined
  #isPassedOn = false

  /** @param incoming the request of the client */
  constructor(server: ForwardServer, { rawHeaders }: ClientHeaders) {
    this.to = server.to
    this.isChecked = server.isProxy
    this.hasFallback = server.hasFallback
    this.#server = server
    this.#rawHeaders = rawHeaders
  }

  async send(outgoing: OutgoingRequest): Promise<IncomingResponse> {
    const received = await sendRequest(this.#server, outgoing, this.#rawHeaders)
    const { statusCode: status = 0, rawHeaders } = received
    if (status < 200 || status > 599) {
      received.destroy()
      throw new ForwardingError('unreachable', `${this.to} answered with status ${status}, which HTTP does not define.`)
    }
    this.#received = received
    const headers = inPairs(endToEndHeaders(rawHeaders))
    const hasNoBody = outgoing.method === 'HEAD' || status === 204 || status === 304
    if (hasNoBody) received.resume()
    return { status, headers, body: hasNoBody ? null : toWeb(received) }
  }

  passedOn(): void {
    this.#isPassedOn = true
  }

  /** Writes the response of the other server as it was received. Returns any other response for the server to write. */
  deliver(response: Response, outgoing: unknown): Response | Promise<Response> {
    // The server speaks HTTP/1.1 only, so `outgoing` is always a ServerResponse.
    if (!this.#isPassedOn || !this.#received || !(outgoing instanceof ServerResponse)) return response
    return writeUnchanged(outgoing, this.#received, response.body)
  }
}
