import type { components, paths } from '../../generated/control/client-types.ts'

/** Paths and methods of the control API, for a typed client. */
export type ControlPaths = paths

/** Schemas of the control API, by their names in the spec. */
export type Told = components['schemas']
