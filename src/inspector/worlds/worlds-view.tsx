import type { Route } from '../route.ts'
import { ConnectClient } from './connect-client.tsx'
import { ForkForm } from './fork-form.tsx'
import { ResetPanel } from './reset-panel.tsx'
import { SnapshotPanel } from './snapshot-panel.tsx'
import { StatePanel } from './state-panel.tsx'
import { WorldList } from './world-list.tsx'

/** Shows the selected world's initial state, snapshots and credentials, and all worlds. */
export function WorldsView(_: Route) {
  return (
    <>
      <h2>Worlds</h2>
      <ResetPanel />
      <SnapshotPanel />
      <StatePanel />
      <ConnectClient />
      <WorldList />
      <ForkForm />
    </>
  )
}
