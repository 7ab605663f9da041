import { DeskDoubleError } from '../../errors/deskdouble-error.ts'

/** Thrown when an optional peer dependency is not installed. */
export class MissingPeerError extends DeskDoubleError {
  /** the name of the package */
  readonly peer: string

  /** @param purpose the feature that requires the package, as the subject of a sentence */
  constructor(peer: string, purpose: string) {
    super('DD_PEER_MISSING', { peer, purpose })
    this.peer = peer
  }
}
