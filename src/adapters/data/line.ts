import type { Buffer } from 'node:buffer'
import { nodeModules } from './node-files.ts'

/*
 * A line is the length of its JSON in bytes, the CRC-32 of these bytes, both in 8 hexadecimal digits, and the JSON:
 * `0000001d 89abcdef {"end":"checkout"}`. JSON never contains a line feed.
 */

const HEAD = 18
const HEAD_FORM = /^[0-9a-f]{8} [0-9a-f]{8} $/
const LINE_FEED = 0x0a
/** One more than the largest number of 8 hexadecimal digits: added to a number, it gives leading zeros. */
const BEYOND = 0x1_0000_0000

/** Returns a line with its line feed. */
export function encodeLine(json: string): string {
  const { zlib } = nodeModules()
  return `${hex(globalThis.Buffer.byteLength(json))} ${hex(zlib.crc32(json))} ${json}\n`
}

function hex(number: number): string {
  return (number + BEYOND).toString(16).slice(1)
}

/** A line of a file. */
export interface Line {
  readonly json: string
  /** position in the file, in bytes */
  readonly offset: number
}

/** How a file ends. */
export interface Ending {
  /** position after the last whole line, in bytes */
  readonly end: number
  /** bytes of a line that was not written to its end; 0 if there is no such line */
  readonly torn: number
}

/** Thrown for a line whose bytes are not those that were written. */
export class DamagedLine extends Error {
  /** position of the line in the file, in bytes */
  readonly offset: number

  constructor(offset: number, reason: string) {
    super(reason)
    this.offset = offset
  }
}

/**
 * Reads the lines of a file. Returns how it ends: a process that was killed may have written only the beginning of the
 * last line.
 * @throws DamagedLine
 */
export function* readLines(file: number): Generator<Line, Ending> {
  const source = new Source(file)
  for (;;) {
    const { offset } = source
    const head = source.peek(HEAD).toString('latin1')
    if (head === '') return { end: offset, torn: 0 }
    if (!HEAD_FORM.test(head)) return tornOrDamaged(source, 'it does not start with a length and a checksum')
    const length = Number.parseInt(head.slice(0, 8), 16)
    // The length itself may be damaged: a wrong one must not fill the memory.
    if (length > source.left) return tornOrDamaged(source, 'it is shorter than its length')
    const whole = source.peek(HEAD + length + 1)
    if (whole.length <= HEAD + length) return tornOrDamaged(source, 'it is shorter than its length')
    const bytes = whole.subarray(HEAD, HEAD + length)
    if (whole.at(-1) !== LINE_FEED) throw new DamagedLine(offset, 'it does not end with a line feed')
    if (nodeModules().zlib.crc32(bytes) !== Number.parseInt(head.slice(9, 17), 16)) {
      throw new DamagedLine(offset, 'its checksum is another one')
    }
    source.skip(whole.length)
    yield { json: bytes.toString('utf8'), offset }
  }
}

/** A line that was not written to its end is the last one, and has no line feed. */
function tornOrDamaged(source: Source, reason: string): Ending {
  const { offset, left } = source
  if (source.has(LINE_FEED)) throw new DamagedLine(offset, reason)
  return { end: offset, torn: left }
}

const CHUNK = 4 * 1_048_576

/** Reads a file in chunks. */
class Source {
  readonly #file: number
  readonly #size: number
  #buffer: Buffer
  /** position of the buffer in the file */
  #start = 0
  /** position in the buffer */
  #at = 0

  constructor(file: number) {
    this.#file = file
    this.#size = nodeModules().fs.fstatSync(file).size
    this.#buffer = globalThis.Buffer.alloc(0)
  }

  /** Position in the file, in bytes. */
  get offset(): number {
    return this.#start + this.#at
  }

  /** Bytes from here to the end of the file. */
  get left(): number {
    return this.#size - this.offset
  }

  /** Returns the next bytes: fewer at the end of the file. */
  peek(length: number): Buffer {
    if (this.#at + length > this.#buffer.length) this.#fill(length)
    return this.#buffer.subarray(this.#at, this.#at + length)
  }

  skip(length: number): void {
    this.#at += length
  }

  /** Returns whether the rest of the file contains a byte. It is read to its end, so nothing can be read afterwards. */
  has(byte: number): boolean {
    while (this.left > 0) {
      const next = this.peek(Math.min(CHUNK, this.left))
      if (next.includes(byte)) return true
      this.skip(next.length)
    }
    return false
  }

  #fill(least: number): void {
    const kept = this.#buffer.subarray(this.#at)
    this.#start += this.#at
    this.#at = 0
    const wanted = Math.min(Math.max(least, CHUNK), this.#size - this.#start)
    const buffer = globalThis.Buffer.allocUnsafe(Math.max(wanted, kept.length))
    kept.copy(buffer)
    let filled = kept.length
    while (filled < buffer.length) {
      const read = nodeModules().fs.readSync(this.#file, buffer, filled, buffer.length - filled, this.#start + filled)
      if (read === 0) break
      filled += read
    }
    this.#buffer = buffer.subarray(0, filled)
  }
}
