import type { components, paths } from '../../generated/control/types.ts'

/** The control API as a typed client sees it: by path and method. */
export type ControlPaths = paths

/** What the control API tells, by the spec's names. */
export type Told = components['schemas']
