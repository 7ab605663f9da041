import type { Entry } from '../../durability/entry.ts'
import type { SharedStates } from '../../durability/shared-states.ts'
import type { EntrySource, Store } from '../../durability/store.ts'
import type { ObjectStorage } from './platform.ts'
import { type KeyedText, TextRows } from './text-rows.ts'

/** The first row. */
interface Head {
  /** version of the rows' format */
  readonly format: number
}

/** Version of the rows' format. */
const FORMAT = 1
/** Key of the first row; those of entries follow. */
const HEAD = 0
/** Beginning of the entries that may refer to a shared state. */
const STATE = '{"state":'
/** Time for which exchanges of reads may wait, in ms. */
const LATER = 500
/** UTF-16 units of entries after which they are replaced by those of the present state, unless that takes more. */
const COMPACT_AT = 4 * 1_048_576

/** Parts of a {@link SqliteStore}. */
export interface SqliteStoreOptions {
  readonly storage: ObjectStorage
  readonly journal: boolean
  readonly misfits: 'reject' | 'drop'
  readonly shared: SharedStates
  /** keeps a shared state where every object finds it; undefined if it is kept already */
  readonly keepShared: (digest: string) => Promise<void> | undefined
}

/** Keeps the entries of a world as rows of its object's SQLite database. */
export class SqliteStore implements Store {
  readonly keepsExchanges: boolean
  readonly dropsMisfits: boolean
  readonly shared: SharedStates
  readonly #options: SqliteStoreOptions
  readonly #rows: TextRows<number>
  #source: EntrySource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #next = HEAD
  /** UTF-16 units of all entries */
  #size = 0
  /** UTF-16 units of the entries of the latest present state */
  #presentSize = 0
  /** resolves once all earlier entries are kept; undefined if they are */
  #earlier: Promise<void> | undefined

  constructor(options: SqliteStoreOptions) {
    this.#options = options
    this.keepsExchanges = options.journal
    this.dropsMisfits = options.misfits === 'drop'
    this.shared = options.shared
    this.#rows = new TextRows(options.storage.sql, 'entries')
  }

  /** The digests of the shared states that the entries refer to. */
  sharedDigests(): string[] {
    return [...this.#texts()].flatMap(({ text }) => {
      if (!(text.startsWith(STATE) && text.includes('"shared"'))) return []
      const entry = JSON.parse(text) as Entry
      return 'shared' in entry && entry.shared !== undefined ? [entry.shared] : []
    })
  }

  /** @throws Error if another version of DeskDouble has written the rows in a newer format */
  *entries(): Generator<Entry> {
    for (const { key, text } of this.#texts()) {
      this.#next = key + 1
      this.#size += text.length
      if (key > HEAD) yield JSON.parse(text) as Entry
      else checkHead(JSON.parse(text) as Head)
    }
  }

  *#texts(): Generator<KeyedText<number>> {
    if (this.#rows.exists) yield* this.#rows.all()
  }

  attach(source: EntrySource): void {
    this.#source = source
  }

  append(entries: readonly Entry[]): Promise<void> {
    const pending = entries.flatMap((entry) => {
      return ('shared' in entry && entry.shared !== undefined && this.#options.keepShared(entry.shared)) || []
    })
    if (pending.length === 0 && !this.#earlier) return this.#insert(entries)
    const kept = Promise.all([this.#earlier, ...pending]).then(() => this.#insert(entries))
    this.#earlier = kept
    const done = () => {
      if (this.#earlier === kept) this.#earlier = undefined
    }
    kept.then(done, done)
    return kept
  }

  wake(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      // What cannot be kept now is kept with the next change.
      this.#source?.flush().catch(() => {})
    }, LATER)
  }

  async close(): Promise<void> {
    await this.#source?.flush()
    this.release()
  }

  release(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** Writes entries. The runtime holds the response back until they are on the disk. */
  async #insert(entries: readonly Entry[]): Promise<void> {
    this.#transact(() => this.#write(entries))
    if (this.#size >= Math.max(COMPACT_AT, 2 * this.#presentSize)) this.#compact()
  }

  /** Replaces all entries by those of the present state. If that is not possible, they stay: nothing is lost. */
  #compact(): void {
    const source = this.#source
    if (!source) return
    try {
      this.#transact(() => {
        this.#rows.clear()
        this.#next = HEAD
        this.#size = 0
        this.#write(source.all())
      })
    } catch {
      // Tried again once the entries have doubled.
    }
    this.#presentSize = this.#size
  }

  /** Writes rows as a whole: if one of them cannot be written, nothing has changed. */
  #transact(write: () => void): void {
    const [next, size] = [this.#next, this.#size]
    try {
      this.#options.storage.transactionSync(write)
    } catch (error) {
      this.#next = next
      this.#size = size
      throw error
    }
  }

  #write(entries: Iterable<Entry>): void {
    if (this.#next === HEAD) {
      this.#rows.create('INTEGER')
      this.#add({ format: FORMAT })
    }
    for (const entry of entries) this.#add(entry)
  }

  #add(row: Entry | Head): void {
    const text = JSON.stringify(row)
    this.#rows.add(this.#next++, text)
    this.#size += text.length
  }
}

function checkHead({ format }: Head): void {
  if (format <= FORMAT) return
  throw new Error(
    `Its rows have the format ${format}, and this version of DeskDouble reads ${FORMAT}: deploy the newer one`,
  )
}
