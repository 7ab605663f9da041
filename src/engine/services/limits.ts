/** How much of each kind there may be; what comes on top is refused, or takes the place of the oldest. */
export interface Limits {
  /** worlds of one emulator; the least recently used ephemeral one gives way */
  readonly worlds: number
  /** exchanges in the journal of one world; the oldest give way */
  readonly exchanges: number
  /** bytes in the journal of one world; the oldest exchanges give way */
  readonly journalBytes: number
  /** named snapshots of one world */
  readonly snapshots: number
  /** clients that wait for exchanges or listen to them, all worlds together */
  readonly waiters: number
  /** bytes of one uploaded file */
  readonly fileBytes: number
  /** bytes of all uploaded files of one world */
  readonly worldFileBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  worlds: 10_000,
  exchanges: 1000,
  journalBytes: 16 * 1_048_576,
  snapshots: 100,
  waiters: 1000,
  fileBytes: 25 * 1_048_576,
  worldFileBytes: 256 * 1_048_576,
}
