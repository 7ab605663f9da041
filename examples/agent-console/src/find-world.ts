import type { World } from './connection.ts'

declare global {
  /** the world of a run beside `deskdouble exec` */
  const DESK: World | null
  interface Window {
    /** the world of a test */
    desk?: World
  }
}

/**
 * The world that this page administers: the one that a test gave it, the one of `deskdouble exec`, or one inside the
 * page itself, which begins with the scenario of the address: `?scenario=small-team`.
 */
export async function findWorld(): Promise<World> {
  const given = window.desk ?? DESK
  if (given) return given
  // Loaded only when there is no server: it is a test double, and no part of what goes to production.
  const { startInPage } = await import('./in-page.ts')
  return startInPage(new URLSearchParams(location.search).get('scenario') ?? 'default')
}
