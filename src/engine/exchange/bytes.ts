/** Joins chunks of bytes in order. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(lengthOf(chunks))
  let offset = 0
  for (const chunk of chunks) {
    joined.set(chunk, offset)
    offset += chunk.byteLength
  }
  return joined
}

/** Joins chunks of bytes in order, one in each step. */
export function* joinSteps(chunks: readonly Uint8Array[]): Generator<void, Uint8Array<ArrayBuffer>> {
  const joined = new Uint8Array(lengthOf(chunks))
  let offset = 0
  for (const chunk of chunks) {
    joined.set(chunk, offset)
    offset += chunk.byteLength
    yield
  }
  return joined
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  let length = 0
  for (const chunk of chunks) length += chunk.byteLength
  return length
}
