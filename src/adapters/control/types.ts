import type { ControlPaths, Told } from '../../vendors/control/api.ts'

export type { ControlPaths }

/** Schemas of the control API, by their names in `deskdouble/specs/control.yaml`. */
export type ControlSchemas = Told

/** Options of a new world. Defaults to a fork of the present state of the world `default`. */
export interface WorldRequest extends Readonly<ControlSchemas['WorldRequest']> {}

/** A fault to inject. */
export interface FaultRequest extends Readonly<ControlSchemas['FaultRequest']> {}

/** Conditions that an exchange must meet; an exchange must meet all that are given. */
export type ExchangeQuery = NonNullable<
  ControlPaths['/_control/worlds/{world}/journal/count']['get']['parameters']['query']
>

/** A moment of a world: its initial state, its present one, a named snapshot, or before or after an exchange. */
export type Moment = 'origin' | 'now' | `snapshot:${string}` | `before:${number}` | `exchange:${number}`

/** Place of a record. */
export interface RecordPath {
  readonly vendor: string
  /** name of the collection, such as `assistants` */
  readonly collection: string
  readonly key: string
}
