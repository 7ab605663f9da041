import { joinBytes } from '../engine/exchange/bytes.ts'

/** The beginning of a stream that passed, as it was copied. */
export interface StreamCopy {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** false if more bytes passed than were copied, or the stream broke off */
  readonly isWhole: boolean
}

/** Options of {@link copyStream}. */
interface CopyOptions {
  /** most bytes that are copied */
  readonly most: number
  /** called before the reader learns that the stream ended; also when it broke off or its reader left */
  readonly ended: (copy: StreamCopy) => Promise<void>
}

/**
 * Returns a stream with the same chunks, and copies its beginning while they pass. Chunks are read when the reader wants
 * them, so that a slow reader slows down the sender.
 */
export function copyStream(
  source: ReadableStream<Uint8Array>,
  { most, ended }: CopyOptions,
): { readonly stream: ReadableStream<Uint8Array>; readonly copied: () => Uint8Array<ArrayBuffer> } {
  const reader = source.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  const copied = () => joinBytes(chunks).subarray(0, most)
  let isOver = false
  const end = async (isComplete: boolean) => {
    if (isOver) return
    isOver = true
    await ended({ bytes: copied(), isWhole: isComplete && length <= most })
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) {
            await end(true)
            controller.close()
            return
          }
          if (length <= most) chunks.push(value)
          length += value.byteLength
          controller.enqueue(value)
        } catch (error) {
          await end(false)
          controller.error(error)
        }
      },
      async cancel(reason) {
        await end(false)
        await reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, copied }
}

/** The body of a request: its bytes, or, if it is larger than the limit, its beginning and all of it as a stream. */
export interface PeekedBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** undefined if `bytes` is the whole body */
  readonly stream: ReadableStream<Uint8Array> | undefined
}

/** Reads the beginning of a stream. @param most bytes of a body that is read whole */
export async function peekBody(source: ReadableStream<Uint8Array> | null, most: number): Promise<PeekedBody> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (source === null) return { bytes: joinBytes(chunks), stream: undefined }
  const reader = source.getReader()
  while (length <= most) {
    const { done, value } = await reader.read()
    if (done) return { bytes: joinBytes(chunks), stream: undefined }
    chunks.push(value)
    length += value.byteLength
  }
  return { bytes: joinBytes(chunks), stream: withBeginning(chunks, reader) }
}

function withBeginning(
  chunks: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  const ahead = [...chunks]
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = ahead.shift() ?? (await reader.read()).value
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
