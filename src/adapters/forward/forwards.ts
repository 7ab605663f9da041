import { Agent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { parseTarget } from '../../emulator/request-target.ts'
import { problemResponse } from '../../emulator/unrouted.ts'
import { isBelowAny } from '../../engine/vendor/vendor-of.ts'
import { roots } from '../../generated/roots.ts'
import { isLocalHost } from '../../vendors/control/authorize.ts'
import type { Destination } from './forward-options.ts'
import { type ClientHeaders, PendingForward } from './pending-forward.ts'
import { rejectOwnAddress } from './reject-own-address.ts'
import type { Connections } from './send-request.ts'

/** The other servers that a server forwards requests to. */
export class Forwards {
  readonly #routes: readonly { readonly destination: Destination; readonly connections: Connections }[]
  readonly #acceptsAnyHost: boolean

  /** @param acceptsAnyHost true for a server that listens to other machines, whose clients use any name for it */
  constructor(destinations: readonly Destination[], acceptsAnyHost: boolean) {
    this.#routes = destinations.map((destination) => ({ destination, connections: connectionsTo(destination.to) }))
    this.#acceptsAnyHost = acceptsAnyHost
  }

  /** Returns whether the request for a URL is forwarded. Those to the control API never are. */
  includes(url: string): boolean {
    return this.#find(url) !== undefined
  }

  /** Returns how a request is forwarded, or the response that rejects it; undefined if the emulator answers it. */
  open(request: Request, incoming: ClientHeaders): PendingForward | Response | undefined {
    const route = this.#routes.length === 0 ? undefined : this.#find(request.url)
    if (!route) return undefined
    const { destination, connections } = route
    return (
      this.#rejection(request, incoming, destination.to) ??
      new PendingForward({ ...destination, connections }, incoming)
    )
  }

  /** Checks that a server on a port would not forward requests to itself. @throws EmulatorError */
  rejectOwnAddress(port: number): Promise<void> {
    return rejectOwnAddress(
      this.#routes.map(({ destination }) => destination),
      port,
    )
  }

  /** Closes the connections that are kept open. */
  close(): void {
    for (const { connections } of this.#routes) for (const agent of Object.values(connections)) agent.destroy()
  }

  #find(url: string) {
    const { path } = parseTarget(url)
    if (isBelowAny(path, roots.control)) return undefined
    return this.#routes.find(({ destination }) => isBelowAny(path, [destination.prefix]))
  }

  /** Rejects requests of other sites: with DNS rebinding, their pages could use this server to reach the other one. */
  #rejection(request: Request, { headers }: ClientHeaders, to: string): Response | undefined {
    const foreign = [headers.host ?? '', new URL(request.url).host].find((host) => !isLocalHost(host))
    if (foreign !== undefined && !this.#acceptsAnyHost) {
      const detail = `Host "${foreign}" is not a name of this machine; requests to 127.0.0.1 or localhost are forwarded to ${to}.`
      return problemResponse(403, 'Forbidden', { detail })
    }
    if (headers.upgrade?.toLowerCase() !== 'websocket') return undefined
    const detail = `WebSocket connections are not forwarded: connect the client to ${to.replace(/^http/, 'ws')} itself.`
    return problemResponse(501, 'Not Implemented', { detail })
  }
}

/** Creates agents that use the proxy of the environment, but not for this machine. */
function connectionsTo(to: string): Connections {
  const { protocol, host } = new URL(to)
  const environment = isLocalHost(host) ? {} : { proxyEnv: process.env }
  const create = (keepAlive: boolean) => {
    const options = { keepAlive, ...environment }
    return protocol === 'https:' ? new SecureAgent(options) : new Agent(options)
  }
  return { kept: create(true), fresh: create(false) }
}
