export type { ClockChange, RemoteClock } from './control/clock.ts'
export { ControlError } from './control/control-error.ts'
export { type Control, type ControlOptions, createControl } from './control/create-control.ts'
export type {
  ControlPaths,
  ControlSchemas,
  ExchangeQuery,
  FaultRequest,
  Moment,
  RecordPath,
  WorldRequest,
} from './control/types.ts'
export type { RemoteWorld } from './control/world.ts'
