import type { Entry } from '../../durability/entry.ts'
import type { EntrySource, Store } from '../../durability/store.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { lockFolder } from './folder-lock.ts'
import { LargeTexts } from './large-texts.ts'
import { LogWriter, type Sync } from './log-writer.ts'
import { nodeModules } from './node-files.ts'
import { findSegments, readSegments, segmentFile, usingFolder } from './segments.ts'

/** Options of a data folder. */
export interface DataOptions {
  /** path of the folder; it is created if it does not exist */
  readonly folder: string
  /**
   * Time at which acknowledged changes are forced to the disk: each on its own (`always`), those that arrive together at once
   * (`group`), or whenever the system does so (`off`): then a power cut may lose some. Defaults to `group`
   */
  readonly sync?: Sync
  /** true to keep the request journals as well. Defaults to true */
  readonly journal?: boolean
  /**
   * Treatment of records that do not fit the specs any more, which changed since: the emulator is not created
   * (`reject`), or it is created without them (`drop`). Defaults to `reject`
   */
  readonly misfits?: 'reject' | 'drop'
  /** size of the log in bytes at which the folder is compacted, at least 1. Defaults to 32 MiB */
  readonly compactAt?: number
}

/** A store whose past can be dropped. */
export interface CompactableStore extends Store {
  /** Replaces the log by a checkpoint of the present worlds. If that is not possible, the log stays. */
  readonly compact: () => Promise<void>
}

/** Size of the log at which the folder is compacted, unless the worlds take more. */
const COMPACT_AT = 32 * 1_048_576
/** Time for which exchanges of reads may wait, in ms. */
const LATER = 500

/**
 * Opens a data folder, and locks it until it is closed.
 * @throws DataError if it is in use, damaged, of a newer version, or cannot be read or written
 */
export function openDataFolder(options: DataOptions): CompactableStore {
  const { folder } = options
  return usingFolder(folder, () => {
    nodeModules().fs.mkdirSync(folder, { recursive: true })
    const unlock = lockFolder(folder)
    try {
      return new DataFolder(options, unlock)
    } catch (error) {
      unlock()
      throw error
    }
  })
}

/**
 * A folder that keeps worlds: a log of entries, which is replaced by a checkpoint of all worlds when it has grown, and
 * the large texts that both refer to.
 */
class DataFolder implements CompactableStore {
  readonly keepsExchanges: boolean
  readonly dropsMisfits: boolean
  readonly #options: DataOptions
  readonly #unlock: () => void
  readonly #texts: LargeTexts
  #log: LogWriter | undefined
  #source: EntrySource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #compacting: Promise<void> | undefined
  #closed = false
  /** bytes of the present checkpoint */
  #checkpointSize = 0

  constructor(options: DataOptions, unlock: () => void) {
    this.#options = options
    this.#unlock = unlock
    this.keepsExchanges = options.journal ?? true
    this.dropsMisfits = options.misfits === 'drop'
    this.#texts = new LargeTexts(nodeModules().path.join(options.folder, 'files'))
  }

  *entries(): Generator<Entry> {
    const { folder, sync = 'group' } = this.#options
    const { fs } = nodeModules()
    const { needed, superseded } = findSegments(folder)
    const lines = readSegments(folder, needed)
    let next = lines.next()
    for (; !next.done; next = lines.next()) yield this.#texts.join(next.value) as Entry
    for (const file of superseded) fs.rmSync(file, { force: true })
    const [first] = needed
    if (first?.kind === 'checkpoint') this.#checkpointSize = fs.statSync(first.file).size
    const place = next.value ?? { number: first?.number ?? 1, end: 0 }
    this.#log = new LogWriter({ folder, sync, number: place.number, end: place.end })
  }

  attach(source: EntrySource): void {
    this.#source = source
  }

  async append(entries: readonly Entry[]): Promise<void> {
    const log = this.#openLog()
    await log.append(this.#lines(entries))
    if (this.#closed) return
    if (log.size >= Math.max(this.#options.compactAt ?? COMPACT_AT, this.#checkpointSize)) void this.compact()
  }

  /** Creates the lines of entries when they are written: entries never change. */
  *#lines(entries: readonly Entry[]): Generator<string | Promise<string>> {
    for (const entry of entries) yield this.#texts.split(entry)
  }

  wake(): void {
    if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      // What cannot be kept now is kept with the next change.
      this.#source?.flush().catch(() => {})
    }, LATER)
    this.#timer.unref()
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      await this.#source?.flush()
    } finally {
      this.#closed = true
      await this.#compacting
      await this.#log?.close()
      this.#unlock()
    }
  }

  release(): void {
    this.#log?.release()
    this.#unlock()
  }

  #openLog(): LogWriter {
    if (!this.#log) throw new TypeError('The entries of a data folder must be read before the first is appended')
    return this.#log
  }

  compact(): Promise<void> {
    this.#compacting ??= this.#writeCheckpoint().finally(() => {
      this.#compacting = undefined
    })
    return this.#compacting
  }

  /** Replaces the log by a checkpoint. If that is not possible, the log grows on: nothing is lost. */
  async #writeCheckpoint(): Promise<void> {
    const { folder } = this.#options
    const log = this.#openLog()
    const { fs } = nodeModules()
    try {
      const { before, entries } = await log.whenIdle(() => {
        const { needed } = findSegments(folder)
        log.continueInNext()
        this.#texts.startRound()
        return { before: needed, entries: this.#source?.all() ?? [] }
      })
      this.#checkpointSize = await writeCheckpoint({ folder, number: log.number, entries, texts: this.#texts })
      for (const { file } of before) fs.rmSync(file, { force: true })
      await this.#texts.dropOthers()
    } catch {
      fs.rmSync(`${segmentFile(folder, 'checkpoint', log.number)}.partial`, { force: true, recursive: true })
      // Tried again once the log has grown by as much again.
      this.#checkpointSize = 2 * log.size
    }
  }
}
