import type { Route } from '../route.ts'
import { ForkForm } from './fork-form.tsx'
import { ResetPanel } from './reset-panel.tsx'
import { SnapshotPanel } from './snapshot-panel.tsx'
import { StatePanel } from './state-panel.tsx'
import { WorldList } from './world-list.tsx'

/** Shows the selected world's initial state and snapshots, and all worlds. */
export function WorldsView(_: Route) {
  return (
    <div class="page">
      <h2>Worlds</h2>
      <ResetPanel />
      <ForkForm />
      <SnapshotPanel />
      <StatePanel />
      <WorldList />
    </div>
  )
}
