import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import type { Collection } from '../../world/collection.ts'
import { encodeCursor } from '../../world/page.ts'
import { RecordNotFound } from '../../world/world-error.ts'

interface Sibling {
  readonly workspaceId: string
}

/** The envelope of a list. */
export interface Listing<T> {
  results: T[]
  nextPageToken?: string
  total: number
}

/** A page of what a workspace has, oldest first. Throws a Problem `malformed` for a token of another listing. */
export function listSiblings<R extends Sibling, Rule extends string, T>(
  from: Collection<R, Rule, 'workspace'>,
  { workspaceId, limit, pageToken }: Sibling & { readonly limit: number; readonly pageToken?: string | undefined },
  show: (record: R) => T,
): Listing<T> {
  const scope = `${from.shape.schema}/${workspaceId}`
  const selection = { index: ['workspace', workspaceId] as const }
  const page = from.page({ size: limit, after: placeOfCursor('pageToken', pageToken, scope) }, selection)
  return {
    results: page.records.map(show),
    ...(page.next && { nextPageToken: encodeCursor(page.next, scope) }),
    total: from.list(selection).length,
  }
}

/** One of what a workspace has. Throws {@link RecordNotFound} when it is another's. */
export function siblingIn<R extends Sibling, Rule extends string, Index extends string>(
  from: Collection<R, Rule, Index>,
  workspaceId: string,
  id: string,
): R {
  const record = from.getOrThrow(id)
  if (record.workspaceId === workspaceId) return record
  throw new RecordNotFound(from.shape.schema, id)
}
