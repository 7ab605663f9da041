import type { Entry } from './entry.ts'
import type { SharedStates } from './shared-states.ts'

/** Keeps entries beyond a process. */
export interface Store {
  /** true if exchanges are kept, beside the worlds */
  readonly keepsExchanges: boolean
  /** true if records that do not fit the vendors' specs any more are dropped; else the emulator cannot be created */
  readonly dropsMisfits: boolean
  /** states that it has in common with other stores. Defaults to none */
  readonly shared?: SharedStates
  /** Returns the entries that were kept before, oldest first. Called once, before the first is appended. */
  readonly entries: () => Iterable<Entry>
  /** Connects the store with the worlds whose entries it keeps. */
  readonly attach: (source: EntrySource) => void
  /**
   * Keeps entries after all earlier ones. Resolves once they cannot be lost any more. If they cannot be kept, rejects,
   * as do all that were appended since.
   */
  readonly append: (entries: readonly Entry[]) => Promise<void>
  /** Called when something waits that nobody waits for, such as the exchanges of reads. */
  readonly wake: () => void
  /** Keeps everything and closes the store. Rejects if something cannot be kept; the store is closed all the same. */
  readonly close: () => Promise<void>
  /** Closes the store as it is, because no emulator could be created of it. */
  readonly release: () => void
}

/** The worlds of an emulator, as their store sees them. */
export interface EntrySource {
  /** Appends what waits to be kept. Rejects if it cannot be kept. */
  readonly flush: () => Promise<void>
  /**
   * Returns entries that give the worlds without any earlier entry, as all entries that were appended up to now give them.
   * They are created while they are read.
   */
  readonly all: () => Iterable<Entry>
}
