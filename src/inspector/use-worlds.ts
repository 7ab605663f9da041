import { control, Refusal, told } from './control.ts'
import type { Worlds } from './desk.ts'
import { useLoaded } from './use-loaded.ts'

const MOST = 1000

/** The worlds that there are; undefined until they are known. @param occasions what makes the answer old */
export function useWorlds(world: string, occasions: readonly unknown[]): Worlds | undefined {
  return useLoaded(world, occasions, async () => {
    const list = await told(control.GET('/_control/worlds', { params: { query: { limit: MOST } } }))
    const listed = list.worlds.find(({ name }) => name === world)
    const isBeyond = !listed && list.next !== undefined
    return { ...list, here: isBeyond ? await worldOrNone(world) : listed }
  }).value
}

async function worldOrNone(world: string): Promise<Worlds['here']> {
  try {
    return await told(control.GET('/_control/worlds/{world}', { params: { path: { world } } }))
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  }
}
