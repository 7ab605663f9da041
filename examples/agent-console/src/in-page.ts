import { createEmulator, handlersOf } from 'deskdouble/msw'
import { setupWorker } from 'msw/browser'
import type { World } from './connection.ts'

/** Starts DeskDouble in this page's service worker, which answers the page's requests without a server. */
export async function startInPage(scenario: string): Promise<World> {
  const emulator = createEmulator({ scenario })
  await setupWorker(...handlersOf(emulator)).start({ quiet: true, onUnhandledFrame: 'bypass' })
  const world = await fetch('/_control/worlds/default')
  return world.json()
}
