import { nthUuid } from '../../world/random.ts'
import type { World } from '../../world/world.ts'
import { RecordNotFound } from '../../world/world-error.ts'
import { decodePercent } from '../spec/parameters.ts'
import { Problem } from '../vendor/problem.ts'
import type { Vendor } from '../vendor/vendor.ts'
import { matchSocket } from './match-socket.ts'
import type { SocketPeer, SocketRejection, SocketSession } from './socket.ts'

/** A request for a WebSocket connection. */
export interface SocketRequest {
  readonly vendor: Vendor
  readonly world: World
  /** the path below the world's prefix, still percent-encoded */
  readonly path: string
  readonly peer: SocketPeer
}

/** Opens a WebSocket connection to a vendor. Returns its session, or the reason why it was rejected. */
export function openSocket({ vendor, world, path, peer }: SocketRequest): SocketSession | SocketRejection {
  const match = matchSocket(vendor.spec.document, path)
  const accept = match && vendor.sockets[match.name]
  if (!match || !accept) return { status: 404, reason: `There is no WebSocket at ${path}` }
  vendor.catchUp(world)
  try {
    const session = accept({
      world: world.group(vendor.name),
      clock: world.clock,
      id: () => nthUuid(world.seed, world.takeTurn()),
      path: Object.fromEntries(match.path.map(([name, value]) => [name, decodePercent(value) ?? value])),
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
