import { essenceOf } from '../engine/spec/media-type.ts'
import { compareForwarded } from './compare-forwarded.ts'
import { copyStream, type StreamCopy } from './copied-stream.ts'
import type { ForwardedCall } from './forwarded-call.ts'
import type { IncomingResponse } from './forwarding.ts'
import { recordForwarded } from './record-forwarded.ts'

/** The status and headers of another server's response. */
interface ResponseHead {
  readonly status: number
  readonly headers: Headers
}

/** Statuses whose responses cannot have a body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304]
const STREAM_TYPE = 'text/event-stream'
/** Bytes that are kept of an event stream. */
const MOST_OF_STREAM = 65_536
const NOTHING: StreamCopy = { bytes: new Uint8Array(), isWhole: true }

/** Returns another server's response unchanged, and records the exchange before the client knows that it ended. */
export async function passOn(
  call: ForwardedCall,
  { status, headers: pairs, body }: IncomingResponse,
): Promise<Response> {
  call.forwarding.passedOn()
  const headers = new Headers(pairs.map(([name, value]): [string, string] => [name, value]))
  const head = { status, headers }
  if (body === null || call.request.method === 'HEAD' || WITHOUT_BODY.includes(status)) {
    await body?.cancel()
    await recordWhole(call, head, NOTHING)
    return new Response(null, head)
  }
  const stream =
    essenceOf(headers.get('content-type') ?? '') === STREAM_TYPE
      ? await recordedStream(call, head, body)
      : copyStream(body, { most: call.bodyLimit, ended: (copy) => recordWhole(call, head, copy) }).stream
  return new Response(stream, head)
}

async function recordWhole(call: ForwardedCall, head: ResponseHead, copy: StreamCopy): Promise<void> {
  const readable = await decompressed(call, copy, head.headers.get('content-encoding'))
  const comparison = await compareForwarded(call, { ...head, body: readable?.bytes })
  const kept = readable ?? copy
  recordForwarded(call, { ...head, ...comparison, body: () => kept, bytes: kept.bytes.byteLength })
}

/** Records an event stream when it starts, because it may never end. Its text grows while it is sent. */
async function recordedStream(call: ForwardedCall, head: ResponseHead, body: ReadableStream<Uint8Array>) {
  const { stream, copied } = copyStream(body, { most: MOST_OF_STREAM, ended: async () => undefined })
  const comparison = await compareForwarded(call, { ...head, body: undefined })
  const kept = () => {
    const bytes = copied()
    return { bytes, isWhole: bytes.byteLength < MOST_OF_STREAM }
  }
  recordForwarded(call, { ...head, ...comparison, body: kept, bytes: MOST_OF_STREAM })
  return stream
}

/** Removes the compression of a body that was copied whole. Returns undefined if that is not possible. */
async function decompressed(
  { forwarding, bodyLimit }: ForwardedCall,
  copy: StreamCopy,
  encoding: string | null,
): Promise<StreamCopy | undefined> {
  if (!copy.isWhole) return undefined
  if (encoding === null || copy.bytes.byteLength === 0) return copy
  const bytes = await forwarding.decompress(copy.bytes, encoding, bodyLimit)
  return bytes && { bytes, isWhole: true }
}
