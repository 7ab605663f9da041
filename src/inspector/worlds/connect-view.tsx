import type { Route } from '../route.ts'
import { ConnectClient } from './connect-client.tsx'

/** Shows how a client connects to the selected world. */
export function ConnectView(_: Route) {
  return (
    <div class="page">
      <h2>Connect a client</h2>
      <ConnectClient />
    </div>
  )
}
