import type { Row } from './collection-state.ts'

/** A record of a collection that was inserted, replaced or deleted. */
export interface Write<R = object> {
  /** position of the collection in its world */
  readonly collection: number
  readonly key: string
  readonly before: Row<R> | undefined
  readonly after: Row<R> | undefined
  /** the sequence number of the collection's next row, before the write */
  readonly next: number
  /** the same after the write */
  readonly following: number
}
