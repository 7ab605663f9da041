import type { Validate } from '../spec/validators.ts'

/** A record that passed a validator, and its encoded forms as soon as they exist. */
export interface ValidatedRecord {
  readonly check: Validate
  text?: string
  bytes?: Uint8Array<ArrayBuffer>
}

/** A record is forgotten after so many others were added at least, and twice as many at most. */
const FEWEST_KEPT = 2048

/**
 * Records that passed a validator. They are immutable, so an entry stays valid. Records that were not sent for a while are
 * forgotten, because a large map of weak references slows each garbage collection.
 */
export class ValidatedRecords {
  #recent = new WeakMap<object, ValidatedRecord | Validate>()
  #earlier = new WeakMap<object, ValidatedRecord | Validate>()
  #size = 0

  /** Remembers that a record passed a validator. */
  add(record: object, check: Validate): void {
    this.#set(record, check)
  }

  /** Returns the entry of a record, if it passed this validator before. */
  get(record: object, check: Validate): ValidatedRecord | undefined {
    const recent = this.#recent.get(record)
    const known = recent ?? this.#earlier.get(record)
    if (known === undefined) return undefined
    const entry = typeof known === 'function' ? { check: known } : known
    if (entry.check !== check) return undefined
    if (entry !== recent) this.#set(record, entry)
    return entry
  }

  #set(record: object, entry: ValidatedRecord | Validate): void {
    if (++this.#size > FEWEST_KEPT) {
      this.#earlier = this.#recent
      this.#recent = new WeakMap()
      this.#size = 1
    }
    this.#recent.set(record, entry)
  }
}
