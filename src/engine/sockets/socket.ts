import type { Clock } from '../../world/clock.ts'

/** The client's end of a WebSocket connection. */
export interface SocketPeer {
  /** sends a text frame */
  readonly send: (text: string) => void
  /** closes the connection with a code of RFC 6455, 7.4 */
  readonly close: (code: number, reason: string) => void
  /** calls a function after a time in ms, until the connection is closed. Returns a function that cancels it */
  readonly later: (millis: number, callback: () => void) => () => void
}

/** The server's end of a WebSocket connection, as a vendor implements it. */
export interface SocketSession {
  /** called with each text frame of the client */
  readonly receive: (text: string) => void
  /** called after records of the world were written, once for all writes of an exchange */
  readonly worldChanged: () => void
  /** called when the connection is closed, by whomever */
  readonly closed: () => void
}

/** Context of a connection: the world that it belongs to, and the client. */
export interface SocketContext<World> {
  /** the vendor's collections in the world of the connection */
  readonly world: World
  readonly clock: Clock
  /** Returns a UUID that no other connection uses. */
  readonly id: () => string
  /** path parameters of the operation, decoded */
  readonly path: Readonly<Record<string, string>>
  readonly peer: SocketPeer
}

/**
 * Accepts a connection and returns its session. It throws a `RecordNotFound` or a `Problem` to reject the connection,
 * which is answered in HTTP.
 */
export type AcceptSocket<World> = (context: SocketContext<World>) => SocketSession

/** A connection that was rejected: the status of its HTTP response, and the reason. */
export interface SocketRejection {
  readonly status: number
  readonly reason: string
}
