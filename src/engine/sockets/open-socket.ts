import { nthUuid } from '../../world/random.ts'
import type { World } from '../../world/world.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { matchOperation } from '../spec/match-operation.ts'
import { decodePercent } from '../spec/parameters.ts'
import { Problem } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import type { SocketPeer, SocketRejection, SocketSession } from './socket.ts'

/** A request for a WebSocket connection. */
export interface SocketRequest {
  readonly vendor: Vendor
  readonly world: World
  /** the path below the world's prefix, still percent-encoded */
  readonly path: string
  readonly peer: SocketPeer
}

/** Returns whether a vendor accepts WebSocket connections at a path. */
export function hasSocket(vendor: Vendor, path: string): boolean {
  return acceptorOf(vendor, path) !== undefined
}

function acceptorOf({ spec, sockets }: Vendor, path: string) {
  const match = matchOperation(spec, 'GET', path)
  const operation = match && 'operation' in match ? match.operation : undefined
  const accept = operation && sockets[operation.id]
  return accept && { accept, template: operation.path }
}

/** Opens a WebSocket connection to a vendor. Returns its session, or the reason why it was rejected. */
export function openSocket({ vendor, world, path, peer }: SocketRequest): SocketSession | SocketRejection {
  const acceptor = acceptorOf(vendor, path)
  if (!acceptor) return { status: 404, reason: `There is no WebSocket at ${path}` }
  vendor.catchUp(world)
  try {
    const session = acceptor.accept({
      world: world.group(vendor.name),
      clock: world.clock,
      id: () => nthUuid(world.seed, world.takeTurn()),
      path: pathParameters(acceptor.template, path),
      peer,
    })
    return watched(session, world)
  } catch (error) {
    if (error instanceof RecordNotFound) return { status: 404, reason: error.message }
    if (error instanceof Problem) return { status: error.status, reason: error.message }
    throw error
  }
}

/** Notifies a session of the writes to its world until the connection is closed. */
function watched(session: SocketSession, world: World): SocketSession {
  const stop = world.watch(() => session.worldChanged())
  return {
    ...session,
    closed: () => {
      stop()
      session.closed()
    },
  }
}

function pathParameters(template: string, path: string): Readonly<Record<string, string>> {
  const sent = path.split('/')
  return Object.fromEntries(
    template.split('/').flatMap((part, i) => {
      const name = /^\{(.+)\}$/.exec(part)?.[1]
      return name === undefined ? [] : [[name, decodePercent(sent[i] ?? '') ?? '']]
    }),
  )
}
