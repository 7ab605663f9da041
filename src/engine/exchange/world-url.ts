/** The path prefix before the name of a world. */
export const WORLD_PREFIX = '/_world/'

/** Returns the base URL of a world. */
export function worldUrl(origin: string, worldName: string): string {
  return `${origin}${WORLD_PREFIX}${worldName}`
}
