import type { Dialect } from '../../../src/kit.ts'
import type { World } from './collections.ts'

/**
 * The formats of the API: ids, errors, credentials and headers. What is missing here follows from the document: errors
 * from the declared schemas, credentials from the security schemes.
 */
export const dialect: Partial<Dialect<World>> = {
  // Ids are UUIDs. For other ids, derive them from the random source of the world:
  // id: (random) => random.uuid().slice(0, 8),
}
