import { utf8 } from '../../world/utf8.ts'
import { joinBytes } from './bytes.ts'

/** Size from which the content of a file is cut out, in bytes. */
const LARGE = 65_536
/** Longest headers of a part that are read, in bytes. */
const MOST_HEADERS = 4096
/** Line breaks that are looked at in one step. */
const BREAKS_PER_STEP = 500

const CARRIAGE_RETURN = 13
const BLANK_LINE = utf8.encode('\r\n\r\n')

/** A form without the contents of its large files. */
interface CutForm {
  /** the form, in which large files are empty */
  readonly short: Uint8Array<ArrayBuffer>
  /** the contents of the large files, by the index of their part */
  readonly files: ReadonlyMap<number, Uint8Array<ArrayBuffer>>
  /** number of its parts */
  readonly parts: number
}

/** A part of a form. */
interface Part {
  /** index of the first byte after the headers */
  readonly start: number
  readonly end: number
  readonly isFile: boolean
}

/**
 * Cuts the contents of large files out of a form (RFC 7578), in steps. Whatever else is in the form stays as it is for its
 * parser.
 */
export function* cutSteps(bytes: Uint8Array<ArrayBuffer>, contentType: string): Generator<void, CutForm> {
  const files = new Map<number, Uint8Array<ArrayBuffer>>()
  const boundary = /boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType)
  if (bytes.byteLength < LARGE || !boundary) return { short: bytes, files, parts: 0 }
  const parts = yield* partsOf(bytes, utf8.encode(`\r\n--${boundary[1] ?? boundary[2] ?? ''}`))
  const kept: Uint8Array[] = []
  let at = 0
  for (const [i, { start, end, isFile }] of parts.entries()) {
    if (!isFile || end - start < LARGE) continue
    kept.push(bytes.subarray(at, start))
    files.set(i, bytes.subarray(start, end))
    at = end
  }
  const short = files.size === 0 ? bytes : joinBytes([...kept, bytes.subarray(at)])
  return { short, files, parts: parts.length }
}

function* partsOf(bytes: Uint8Array, delimiter: Uint8Array): Generator<void, Part[]> {
  const parts: Part[] = []
  // The first delimiter has no line break before it. A form that does not start with it is left to its parser.
  let from = isAt(bytes, delimiter.subarray(2), 0) ? delimiter.byteLength - 2 : bytes.byteLength
  let breaks = 0
  for (let at = bytes.indexOf(CARRIAGE_RETURN, from); at >= 0; at = bytes.indexOf(CARRIAGE_RETURN, at + 1)) {
    if (++breaks % BREAKS_PER_STEP === 0) yield
    if (!isAt(bytes, delimiter, at) || !isEnd(bytes, at + delimiter.byteLength)) continue
    parts.push(readPart(bytes, from, at))
    from = at + delimiter.byteLength
  }
  return parts
}

/** Reads where the content of a part starts, and whether it is a file. */
function readPart(bytes: Uint8Array, start: number, end: number): Part {
  const limit = Math.min(end, start + MOST_HEADERS)
  let at = start
  while (at < limit && !isAt(bytes, BLANK_LINE, at)) at++
  const headers = String.fromCharCode(...bytes.subarray(start, at))
  return { start: at + BLANK_LINE.byteLength, end, isFile: at < limit && /;\s*filename=/i.test(headers) }
}

/** Returns whether a delimiter ends at an index: with a line break, or with the two hyphens of the last one. */
function isEnd(bytes: Uint8Array, at: number): boolean {
  return ['\r\n', '--'].some((text) => isAt(bytes, utf8.encode(text), at))
}

function isAt(bytes: Uint8Array, part: Uint8Array, at: number): boolean {
  for (let i = 0; i < part.byteLength; i++) if (bytes[at + i] !== part[i]) return false
  return true
}
