import type { Expectation } from './expected.ts'
import type { ExpectedResponse } from './expected-response.ts'
import { ITEMS, parseField, WHOLE } from './reads.ts'

/** Fields by name. A field without further fields is kept whole. */
interface FieldTree extends ReadonlyMap<string, FieldTree> {}

/**
 * Narrows an expected response to the fields that the client read. Without a field, only the status and the headers
 * remain.
 * @param fields in the notation of {@link parseField}; undefined keeps all fields
 */
export function narrow(response: ExpectedResponse, fields: readonly string[] | undefined): ExpectedResponse {
  if (fields === undefined || !response.body || fields.includes(WHOLE)) return response
  if (fields.length === 0) return { ...response, body: undefined }
  return { ...response, body: narrowBody(response.body, treeOf(fields.map(parseField))) }
}

function narrowBody(expected: Expectation, fields: FieldTree): Expectation {
  if (fields.size === 0) return expected
  const items = fields.get(ITEMS)
  if (expected.match === 'each') return items ? { ...expected, item: narrowBody(expected.item, items) } : expected
  if (expected.match !== 'object') return expected
  const found = Object.entries(expected.properties).flatMap(([name, inner]) => {
    const own = fields.get(name)
    return own ? [[name, narrowBody(inner, own)] as const] : []
  })
  return found.length === 0 ? { match: 'type', value: {} } : { match: 'object', properties: Object.fromEntries(found) }
}

/** Returns the fields as a tree. */
function treeOf(fields: readonly (readonly string[])[]): FieldTree {
  const inner = fields.filter(({ length }) => length > 0)
  const byName = Map.groupBy(inner, ([name = '']) => name)
  return new Map([...byName].map(([name, own]) => [name, treeOf(own.map(([, ...rest]) => rest))]))
}
