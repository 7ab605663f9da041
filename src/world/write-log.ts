import type { Version } from './version.ts'
import type { Write } from './write.ts'

/**
 * The writes of a world since one of its states, for whoever keeps every change: the differences to that state are then
 * known without a comparison.
 */
export class WriteLog {
  #writes: Write[] = []
  /** how many writes led to a version */
  readonly #positions = new Map<Version, number>()

  /** Forgets all writes, and starts again from a version. */
  startAt(version: Version): void {
    this.#writes = []
    this.#positions.clear()
    this.#positions.set(version, 0)
  }

  /** Notes that a version is about to be left. */
  leave(version: Version): void {
    this.#positions.set(version, this.#writes.length)
  }

  add(write: Write): void {
    this.#writes.push(write)
  }

  /** Forgets the latest writes, which were undone. */
  undo(count: number): void {
    this.#writes.length = Math.max(0, this.#writes.length - count)
    for (const [version, position] of this.#positions) {
      if (position > this.#writes.length) this.#positions.delete(version)
    }
  }

  /** Forgets everything, because another state was restored. */
  clear(): void {
    this.#writes = []
    this.#positions.clear()
  }

  /** Returns the writes between two versions; undefined if they are not known. @param present the latest version */
  between(from: Version, to: Version, present: Version): readonly Write[] | undefined {
    const start = this.#positions.get(from)
    const end = to === present ? this.#writes.length : this.#positions.get(to)
    return start === undefined || end === undefined || end < start ? undefined : this.#writes.slice(start, end)
  }
}
