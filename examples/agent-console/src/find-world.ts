import type { World } from './connection.ts'

declare global {
  /** the world of `deskdouble exec`, or null */
  const DESK: World | null
  interface Window {
    /** the world of a test */
    desk?: World
  }
}

/**
 * Finds the world that this page manages: the world of a test, the world of `deskdouble exec`, or else a new world in
 * the page itself, with the scenario from the query, such as `?scenario=small-team`.
 */
export async function findWorld(): Promise<World> {
  const world = window.desk ?? DESK
  if (world) return world
  // The test double is loaded only without a server, so production never loads it.
  const { startInPage } = await import('./in-page.ts')
  return startInPage(new URLSearchParams(location.search).get('scenario') ?? 'default')
}
