import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { version } from '../../generated/version.ts'
import type { toHarEntry } from '../../vendors/control/har.ts'

/** An entry of an archive. */
export type HarEntry = ReturnType<typeof toHarEntry>

/** Largest archive in bytes. `deskdouble drift` reads larger ones. */
const MOST_BYTES = 64 * 1024 * 1024
/** Most entries of an archive. */
const MOST_ENTRIES = 50_000
const HEAD = `{"log":{"version":"1.2","creator":${JSON.stringify({ name: 'DeskDouble', version })},"entries":[`
const TAIL = '\n]}}\n'

/**
 * An HTTP Archive (HAR 1.2) that grows with each request. It is complete after each entry, even if the process is killed.
 * Only the user can read the file.
 */
export class HarFile {
  readonly #file: number
  #end: number
  #entries = 0
  #dropped = 0

  /** Creates the file and its folder. @throws Node's error if the file cannot be written */
  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true })
    this.#file = openSync(path, 'w', 0o600)
    this.#end = writeSync(this.#file, HEAD, 0)
    writeSync(this.#file, TAIL, this.#end)
  }

  /** How many entries the archive has. */
  get entries(): number {
    return this.#entries
  }

  /** How many entries were left out because the archive is full. */
  get dropped(): number {
    return this.#dropped
  }

  /** Adds an entry, unless the archive is full. */
  add(entry: HarEntry): void {
    const bytes = Buffer.from(`${this.#entries === 0 ? '' : ','}\n${JSON.stringify(entry)}`)
    if (this.#entries >= MOST_ENTRIES || this.#end + bytes.length + TAIL.length > MOST_BYTES) {
      this.#dropped++
      return
    }
    writeSync(this.#file, Buffer.concat([bytes, Buffer.from(TAIL)]), 0, undefined, this.#end)
    this.#end += bytes.length
    this.#entries++
  }

  close(): void {
    ftruncateSync(this.#file, this.#end + TAIL.length)
    closeSync(this.#file)
  }
}
