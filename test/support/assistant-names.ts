import type { WorldHandle } from '../../src/index.ts'

export const PATH = '/api/v2/assistants'

/** A request that makes an assistant named Desk. */
export const CREATION = {
  method: 'POST',
  headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
  body: JSON.stringify({ name: 'Desk', transcriptionConfig: { vendorName: 'Genesys' } }),
}

/** The names of the assistants that a world has. */
export function assistantNames({ genesys }: WorldHandle): string[] {
  return genesys.records.assistants.list().map(({ name }) => name)
}
