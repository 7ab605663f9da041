import type { Path } from './path.ts'

/** The content of a scenario's file, with the position of each value in it. */
export interface ScenarioSource {
  /** the file's name; undefined for an object that was created in code */
  readonly file?: string
  readonly raw: unknown
  /** returns the place of the value at a path, or of its key; if there is no such value, the place of its parent */
  readonly placeOf?: (path: Path, part?: 'key' | 'value') => Place | undefined
}

/** A position in a file. Line and column are counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}
