import type { ControlApi } from './send.ts'
import { dataOf } from './send.ts'
import type { ControlSchemas } from './types.ts'

type ClockState = ControlSchemas['Clock']

/** A change of a world's clock: first it is set, then advanced, then frozen or released. */
export interface ClockChange extends Readonly<ControlSchemas['ClockChange']> {}

/** Clock of a world of a server. Each change returns the clock's new state. */
export interface RemoteClock {
  /**
   * Reads the clock.
   * @example
   * const { now, frozen } = await checkout.clock.read()
   */
  readonly read: () => Promise<ClockState>
  /**
   * Moves the clock forwards, or backwards by a negative duration. Tokens, quotas and activities expire by it.
   * @param by milliseconds, or such as `90s`, `1.5h` or `-1d`
   * @example
   * await checkout.clock.advance('25h')
   */
  readonly advance: (by: string | number) => Promise<ClockState>
  /**
   * Freezes the clock.
   * @param at an instant in ISO 8601. Defaults to the clock's present time
   * @example
   * await checkout.clock.freeze('2026-01-15T09:00:00Z')
   */
  readonly freeze: (at?: string) => Promise<ClockState>
  /**
   * Sets the clock to an instant in ISO 8601. A frozen clock stays frozen.
   * @example
   * await checkout.clock.set('2026-01-16T09:00:00Z')
   */
  readonly set: (at: string) => Promise<ClockState>
  /**
   * Lets a frozen clock run on from its present time.
   * @example
   * await checkout.clock.run()
   */
  readonly run: () => Promise<ClockState>
}

/** Creates the clock of a world. */
export function createClock(api: ControlApi, world: string): RemoteClock {
  const path = '/_control/worlds/{world}/clock'
  const params = { path: { world } }
  const change = (body: ClockChange) => dataOf(api.PATCH(path, { params, body }))
  return {
    read: () => dataOf(api.GET(path, { params })),
    advance: (advance) => change({ advance }),
    freeze: (at) => change({ frozen: true, ...(at !== undefined && { now: at }) }),
    set: (now) => change({ now }),
    run: () => change({ frozen: false }),
  }
}
