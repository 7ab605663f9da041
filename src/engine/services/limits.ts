/** Limits of an emulator. Beyond a limit a request is rejected, or the oldest entry is dropped. */
export interface Limits {
  /** worlds of one emulator; the least recently used ephemeral world is deleted first */
  readonly worlds: number
  /** exchanges in the journal of one world; the oldest are dropped */
  readonly exchanges: number
  /** bytes in the journal of one world; the oldest exchanges are dropped */
  readonly journalBytes: number
  /** bytes in the journals of all worlds together; the oldest exchanges of the world that is idle longest are dropped */
  readonly totalJournalBytes: number
  /** named snapshots of one world */
  readonly snapshots: number
  /** clients that wait for exchanges or listen to them, in all worlds together */
  readonly waiters: number
  /** bytes of one uploaded file */
  readonly fileBytes: number
  /** bytes of all uploaded files of one world */
  readonly worldFileBytes: number
  /** bytes of all uploaded files in memory: those of all worlds, of their named snapshots and of their journals */
  readonly totalFileBytes: number
}

/** Limits that apply unless others are set. */
export const DEFAULT_LIMITS: Limits = {
  worlds: 10_000,
  exchanges: 1000,
  journalBytes: 16 * 1_048_576,
  totalJournalBytes: 256 * 1_048_576,
  snapshots: 100,
  waiters: 1000,
  fileBytes: 100 * 1_048_576,
  worldFileBytes: 256 * 1_048_576,
  totalFileBytes: 512 * 1_048_576,
}
