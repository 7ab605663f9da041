import type { Route } from '../route.ts'
import { ClockPanel } from './clock-panel.tsx'
import { ProfilePanel } from './profile-panel.tsx'

/** Shows the clock and the profiles of a world. */
export function TimeView(_: Route) {
  return (
    <div class="page">
      <h2>Clock and profiles</h2>
      <ClockPanel />
      <ProfilePanel />
    </div>
  )
}
