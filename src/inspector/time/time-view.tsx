import type { Route } from '../route.ts'
import { ClockPanel } from './clock-panel.tsx'
import { FaultPanel } from './fault-panel.tsx'
import { ProfilePanel } from './profile-panel.tsx'

/** The clock of a world, what goes wrong in it, and the switches of its vendors. */
export function TimeView(_: Route) {
  return (
    <>
      <h2>Time and failure</h2>
      <ClockPanel />
      <FaultPanel />
      <ProfilePanel />
    </>
  )
}
