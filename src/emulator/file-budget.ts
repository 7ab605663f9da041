import { journalOf } from '../engine/journal/journal.ts'
import type { HostedWorld } from '../engine/services/emulator-services.ts'
import type { FileStorage } from '../engine/services/file-storage.ts'
import type { WeighedRecord } from '../world/world.ts'

/**
 * A bound on the bytes of large records, such as uploaded files, over all worlds with their initial states, named
 * snapshots and request journals. A record that several of them share counts once. Usually only a sum is compared: the
 * records are counted when all bytes that were stored since the last count would exceed the limit.
 */
export class FileBudget implements FileStorage {
  readonly #limit: number
  readonly #worlds: () => readonly HostedWorld[]
  /** at least the bytes of all records */
  #atMost = 0

  /** @param limit in bytes */
  constructor(limit: number, worlds: () => readonly HostedWorld[]) {
    this.#limit = limit
    this.#worlds = worlds
  }

  reserve(bytes: number): boolean {
    if (this.#atMost + bytes > this.#limit) this.#atMost = this.#count()
    if (this.#atMost + bytes > this.#limit) return false
    this.#atMost += bytes
    return true
  }

  /** Adds the records of a world that was started or reset, which the limit does not prevent. */
  add({ world }: Pick<HostedWorld, 'world'>): void {
    for (const { record, weigh } of world.weighed(world.snapshot())) this.#atMost += weigh(record)
  }

  #count(): number {
    const counted = new Set<object>()
    let bytes = 0
    for (const hosted of this.#worlds()) {
      for (const { record, weigh } of recordsOf(hosted)) {
        if (!counted.has(record)) bytes += weigh(record)
        counted.add(record)
      }
    }
    return bytes
  }
}

/** Returns the large records of every state of a world that is kept in memory. */
function* recordsOf({ world, origin, snapshots }: HostedWorld): Generator<WeighedRecord> {
  yield* world.weighed(origin)
  for (const { snapshot } of snapshots.values()) yield* world.weighed(snapshot)
  yield* world.weighedSince(
    journalOf(world)
      .list()
      .flatMap(({ before, after }) => [before, after]),
  )
}
