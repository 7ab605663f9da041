import type { Route } from '../route.ts'
import { ClockPanel } from './clock-panel.tsx'
import { FaultPanel } from './fault-panel.tsx'
import { ProfilePanel } from './profile-panel.tsx'

/** Shows the clock, the faults and the profiles of a world. */
export function TimeView(_: Route) {
  return (
    <>
      <h2>Clock and faults</h2>
      <ClockPanel />
      <FaultPanel />
      <ProfilePanel />
    </>
  )
}
