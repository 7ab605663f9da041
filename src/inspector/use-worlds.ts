import { ControlError, control, unwrap } from './control.ts'
import type { WorldOverview } from './inspector-context.ts'
import { useLoaded } from './use-loaded.ts'

const LIMIT = 1000

/**
 * Loads the list of worlds; undefined until it has loaded.
 * @param world name of the selected world
 * @param dependencies a change of any of them makes the list outdated
 */
export function useWorlds(world: string, dependencies: readonly unknown[]): WorldOverview | undefined {
  return useLoaded(world, dependencies, async () => {
    const list = await unwrap(control.GET('/_control/worlds', { params: { query: { limit: LIMIT } } }))
    const listed = list.worlds.find(({ name }) => name === world)
    const mayBeOnNextPage = !listed && list.next !== undefined
    return { ...list, current: mayBeOnNextPage ? await findWorld(world) : listed }
  }).value
}

async function findWorld(world: string): Promise<WorldOverview['current']> {
  try {
    return await unwrap(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  } catch (error) {
    if (error instanceof ControlError && error.status === 404) return undefined
    throw error
  }
}
