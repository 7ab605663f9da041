import type { Exchange } from '../live-journal.ts'
import { parseJson, tokensOf } from './request-tokens.ts'

/** A value in a response that may be the id of a record. */
export interface IdInResponse {
  readonly value: string
  /** names and indexes that lead to the value in the JSON of the response */
  readonly path: readonly (string | number)[]
  /** true if the request contains the value: the client chose the id */
  readonly isFromRequest: boolean
}

/** Largest number of values of a response that are examined. */
const MOST_VALUES = 5000

/** Returns the ids in a JSON response, those nearest to the root first, each once. */
export function idsIn({ path, query, request, response }: Exchange): readonly IdInResponse[] {
  const sent = tokensOf({ path, query, request })
  const ids = new Map<string, IdInResponse>()
  const pending: { value: unknown; path: readonly (string | number)[] }[] = [{ value: parseJson(response), path: [] }]
  for (let i = 0; i < pending.length && i < MOST_VALUES; i++) {
    const { value, path: place } = pending[i] ?? { value: undefined, path: [] }
    if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        pending.push({ value: member, path: [...place, Array.isArray(value) ? Number(name) : name] })
      }
    } else if (isId(value, place) && !ids.has(String(value))) {
      ids.set(String(value), { value: String(value), path: place, isFromRequest: sent.has(String(value)) })
    }
  }
  return [...ids.values()]
}

/** Checks that a value is named like an id, or is a string that only a machine creates. */
function isId(value: unknown, path: readonly (string | number)[]): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const name = path.findLast((part) => typeof part === 'string') ?? ''
  return /^_?id$|(?:Id|ID|_id|Ids)$/.test(name) || OPAQUE.test(String(value))
}

/** A UUID, or 20 or more hexadecimal digits after a prefix. */
const OPAQUE = /^[\w-]*[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^[\w-]*[0-9a-f]{20,}$/
