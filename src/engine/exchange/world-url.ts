/** Stands before the name of a world, in a path that leads into it. */
export const WORLD_PREFIX = '/_world/'

/** The base URL of a world: what stands behind it is asked there. */
export function worldUrl(origin: string, worldName: string): string {
  return `${origin}${WORLD_PREFIX}${worldName}`
}
