import type { Provenance } from '../../engine/spec/document.ts'
import type { DifferenceKind } from './difference-kind.ts'

/** A statement of a spec that traffic can confirm or contradict. */
export interface Statement {
  /** JSON Pointer into the document */
  readonly pointer: string
  readonly provenance: Provenance
}

/** One contradiction or addition in one recorded exchange. */
export interface Problem {
  readonly kind: DifferenceKind
  /** the place of the value, such as `results[].sipURI`, a header after `header `, or empty for the whole */
  readonly place: string
  /** the place that is counted as the whole of which the problem is a part */
  readonly base: string
  /** the statement that is contradicted, or that an addition belongs to */
  readonly statement: Statement
  /** JSON Pointer to the part of the document that would have to change */
  readonly owner: string
  /** distinguishes problems of the same kind and owner, such as the name of a property */
  readonly detail: string
  /** the predicate of the message, such as `is missing` */
  readonly clause: string
  /** the predicate without values of the traffic; defaults to `clause` */
  readonly plain?: string
  /** the value that was found, if there is one */
  readonly value?: unknown
  /** media type of the body that was found, for a response that is not declared */
  readonly mediaType?: string
}

/** Receives what a comparison finds. */
export interface Observer {
  /** Counts a place that was compared. */
  readonly visit: (place: string) => void
  readonly report: (problem: Problem) => void
  /** Notes that a value is as the statement declares. */
  readonly confirm: (statement: Statement, place: string) => void
}
