import type { WorldHandle } from '../../src/index.ts'

export const PATH = '/api/v2/assistants'

/** A request that creates an assistant named Desk. */
export const CREATION = {
  method: 'POST',
  headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
  body: JSON.stringify({ name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }),
}

/** Returns the names of a world's assistants. */
export function assistantNames({ genesys }: WorldHandle): string[] {
  return genesys.records.assistants.list().map(({ name }) => name)
}
