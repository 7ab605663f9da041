/** A request as a client sends it. */
export interface FuzzRequest {
  readonly method: string
  /** including the query */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData | undefined
}

const ORIGIN = 'http://localhost'

/** Creates the request; returns undefined if no client could send it. */
export function toRequest({ method, path, headers, body }: FuzzRequest): Request | undefined {
  try {
    const hasBody = body !== undefined && !/^(?:GET|HEAD)$/i.test(method)
    return new Request(ORIGIN + path, { method, headers, ...(hasBody && { body }) })
  } catch {
    return undefined
  }
}

/**
 * Creates a request of whose body only the first half arrives, until `arrive` is called. `waiting` is fulfilled once the
 * emulator waits for the rest.
 */
export function toSlowRequest({ method, path, headers, body }: FuzzRequest) {
  const [arrived, waiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array()
  const half = Math.floor(bytes.length / 2)
  let isFirst = true
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      if (isFirst) {
        isFirst = false
        controller.enqueue(bytes.subarray(0, half))
        return
      }
      waiting.resolve()
      await arrived.promise
      controller.enqueue(bytes.subarray(half))
      controller.close()
    },
  }
  try {
    // Node requires `duplex` for a stream; the type of the DOM does not know it.
    const stream = new ReadableStream(source, { highWaterMark: 0 })
    const init: RequestInit & { duplex: 'half' } = { method, headers, body: stream, duplex: 'half' }
    const request = new Request(ORIGIN + path, init)
    return { request, waiting: waiting.promise, arrive: () => arrived.resolve() }
  } catch {
    return undefined
  }
}

/** Formats a request for a report: everything that is needed to send it again. */
export function formatRequest({ method, path, headers, body }: FuzzRequest): string {
  const text = body instanceof Uint8Array ? `bytes ${[...body].slice(0, 200).join(' ')}` : body
  const shown = text instanceof FormData ? [...text].map(([name, value]) => [name, textOf(value)]) : text
  return JSON.stringify([method, path, headers, ...(shown === undefined ? [] : [shown])])
}

function textOf(field: FormDataEntryValue): string {
  return typeof field === 'string' ? field : `file ${field.name} of ${field.size} bytes`
}
