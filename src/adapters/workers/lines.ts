/** Returns a stream of values as JSON, one a line. The values are created while it is read. */
export function writeLines(values: Iterable<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const rest = values[Symbol.iterator]()
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const next = rest.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`))
    },
  })
}

/** Reads a stream of values as JSON, one a line. */
export async function readLines<Value>(stream: ReadableStream<Uint8Array>): Promise<Value[]> {
  const text = await new Response(stream).text()
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Value]))
}
