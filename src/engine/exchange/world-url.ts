/** The path prefix before the name of a world. */
export const WORLD_PREFIX = '/_world/'

/**
 * Returns the base URL of a world.
 * @example
 * worldUrl('http://127.0.0.1:4010', 'checkout') // 'http://127.0.0.1:4010/_world/checkout'
 */
export function worldUrl(origin: string, worldName: string): string {
  return `${origin}${WORLD_PREFIX}${worldName}`
}
