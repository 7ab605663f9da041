import type { Place } from './source.ts'

/**
 * Decodes the bytes of a text file.
 * @returns the text, or the place of the first byte that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string | Place {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return placeOfInvalidByte(bytes)
  }
}

const LINE_FEED = 0x0a

function placeOfInvalidByte(bytes: Uint8Array): Place {
  const lenient = new TextDecoder()
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, start)
    const lineBytes = bytes.subarray(start, end < 0 ? bytes.length : end)
    const column = invalidColumn(lenient.decode(lineBytes), lineBytes)
    if (column !== undefined) return { line, column }
    if (end < 0) break
    start = end + 1
  }
  return { line: 1, column: 1 }
}

/** Returns the column, counted from 1, at which a decoded line differs from its bytes. */
function invalidColumn(text: string, bytes: Uint8Array): number | undefined {
  const again = new TextEncoder().encode(text)
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const original = isMarked ? bytes.subarray(3) : bytes
  const at = again.findIndex((byte, i) => byte !== original[i])
  if (at < 0) return again.length < original.length ? text.length + 1 : undefined
  // Everything before the first difference is valid, so its characters can be counted.
  const first = again.findLastIndex((byte, i) => i <= at && (byte & 0xc0) !== 0x80)
  return new TextDecoder().decode(again.subarray(0, first)).length + 1
}
