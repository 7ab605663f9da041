import type { Path } from './path.ts'

/** What a scenario's file holds, and where in the file each part stands. */
export interface ScenarioSource {
  /** the file that it was read from; none for an object that was made in code */
  readonly file?: string
  readonly raw: unknown
  /** where the value at a path stands, or its key; where there is no such value, what would hold it */
  readonly placeOf?: (path: Path, part?: 'key' | 'value') => Place | undefined
}

/** A place in a file, each counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}
