import { describeFileError } from '../../errors/file-error.ts'
import { DataError } from './data-error.ts'
import { encodeLine } from './line.ts'
import { nodeModules } from './node-files.ts'
import { headJson, segmentFile } from './segments.ts'

/** Moments at which written lines are forced to the disk. */
export type Sync = 'always' | 'group' | 'off'

/** Characters after which lines are written, before the next ones are created. */
const MOST_PENDING = 524_288

/** Lines as JSON, which are created when they are written. */
type Lines = Iterable<string | Promise<string>>

/** Lines that wait to be written. */
interface Waiting {
  readonly lines: Lines
  readonly resolve: () => void
  readonly reject: (error: DataError) => void
}

/** Place of a log in its folder. */
interface LogPlace {
  readonly folder: string
  readonly number: number
  /** bytes that the file has already */
  readonly end: number
  readonly sync: Sync
}

/**
 * Appends lines to the log of a folder. All lines that arrive while earlier ones are forced to the disk are written and
 * forced together.
 */
export class LogWriter {
  readonly #folder: string
  readonly #sync: Sync
  #file: number
  #number: number
  #end: number
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined
  /** functions that run once everything is written */
  readonly #idle: (() => void)[] = []
  /** lines that are about to be written */
  #pending = ''
  /** the reason that nothing can be written any more */
  #broken: DataError | undefined

  /** @throws Node's error if the file cannot be opened */
  constructor({ folder, number, end, sync }: LogPlace) {
    this.#folder = folder
    this.#sync = sync
    this.#number = number
    this.#end = end
    this.#file = nodeModules().fs.openSync(segmentFile(folder, 'log', number), end === 0 ? 'w' : 'r+')
    if (end === 0) this.#write(encodeLine(headJson('log', number)))
    // A line that was not written to its end is cut.
    else nodeModules().fs.ftruncateSync(this.#file, end)
  }

  /** Number of the log. */
  get number(): number {
    return this.#number
  }

  /** Bytes of the log. */
  get size(): number {
    return this.#end
  }

  /** Appends lines. Resolves once they are on the disk. @throws DataError, as do all that were appended since */
  append(lines: Lines): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ lines, resolve, reject })
      // Requests that arrive together are forced to the disk together.
      this.#running ??= new Promise<void>((start) => setImmediate(start)).then(() => this.#run())
    })
  }

  /** Runs a function at a moment when everything that was appended is written, before anything else is appended. */
  whenIdle<T>(run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = () => {
        try {
          resolve(run())
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }
      if (this.#running) this.#idle.push(attempt)
      else attempt()
    })
  }

  /** Continues in another file. Call it in {@link whenIdle}. @throws Node's error if it cannot be written */
  continueInNext(): void {
    const { fs } = nodeModules()
    const before = { file: this.#file, end: this.#end }
    const number = this.#number + 1
    const path = segmentFile(this.#folder, 'log', number)
    this.#file = fs.openSync(path, 'w')
    this.#end = 0
    try {
      this.#write(encodeLine(headJson('log', number, before.end)))
    } catch (error) {
      fs.closeSync(this.#file)
      fs.rmSync(path, { force: true })
      this.#file = before.file
      this.#end = before.end
      throw error
    }
    this.#number = number
    fs.closeSync(before.file)
  }

  /** Closes the file, without what was not written yet. */
  release(): void {
    this.#broken ??= new DataError('DD_DATA_CLOSED', { folder: this.#folder })
    nodeModules().fs.closeSync(this.#file)
  }

  /** Writes everything that was appended, and closes the file. */
  async close(): Promise<void> {
    await this.whenIdle(() => {
      this.#broken ??= new DataError('DD_DATA_CLOSED', { folder: this.#folder })
      nodeModules().fs.fdatasyncSync(this.#file)
      this.release()
    })
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#sync === 'always' ? this.#waiting.splice(0, 1) : this.#waiting.splice(0)
      const end = this.#end
      try {
        for (const { lines } of batch) await this.#writeAll(lines)
        this.#writePending()
        if (this.#sync !== 'off') await this.#force()
        for (const { resolve } of batch) resolve()
      } catch (error) {
        this.#reject(batch, end, error)
      }
    }
    this.#running = undefined
    for (const run of this.#idle.splice(0)) run()
  }

  /** Adds lines to the text that is written next. Writes it, and lets others run, whenever it has become long. */
  async #writeAll(lines: Lines): Promise<void> {
    for (const line of lines) {
      this.#pending += encodeLine(typeof line === 'string' ? line : await line)
      if (this.#pending.length < MOST_PENDING) continue
      this.#writePending()
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  #writePending(): void {
    const text = this.#pending
    this.#pending = ''
    this.#write(text)
  }

  #write(text: string): void {
    const bytes = globalThis.Buffer.from(text)
    const { fs } = nodeModules()
    for (let at = 0; at < bytes.length; ) {
      at += fs.writeSync(this.#file, bytes, at, bytes.length - at, this.#end + at)
    }
    this.#end += bytes.length
  }

  async #force(): Promise<void> {
    const { fs } = nodeModules()
    if (this.#sync === 'always') return fs.fdatasyncSync(this.#file)
    return new Promise((resolve, reject) => {
      fs.fdatasync(this.#file, (error) => (error ? reject(new SyncFailure(error)) : resolve()))
    })
  }

  /** Removes lines that cannot be kept, and rejects them with all that wait behind them. */
  #reject(batch: readonly Waiting[], end: number, cause: unknown): void {
    const reason = describeFileError(cause instanceof SyncFailure ? cause.cause : cause)
    const error = new DataError('DD_DATA_WRITE', { folder: this.#folder, reason })
    // After a failed sync the system may have dropped the lines, or keep them: only a restart can say which.
    if (cause instanceof SyncFailure) this.#broken = error
    this.#end = end
    this.#pending = ''
    try {
      nodeModules().fs.ftruncateSync(this.#file, end)
    } catch {
      this.#broken = error
    }
    for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(error)
  }
}

/** The reason why a sync failed. */
class SyncFailure extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
  }
}
