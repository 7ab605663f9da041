import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'

/** Converts a stream of the platform to one of Node. */
export function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  // In Node both types describe the same class.
  return Readable.fromWeb(stream as NodeStream)
}

/** Converts a stream of Node to one of the platform. */
export function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  // In Node both types describe the same class.
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}
