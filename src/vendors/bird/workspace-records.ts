import { placeOfCursor } from '../../engine/vendor/cursor.ts'
import type { Collection } from '../../world/collection.ts'
import { encodeCursor } from '../../world/page.ts'
import { RecordNotFound } from '../../world/world-error.ts'

interface WorkspaceRecord {
  readonly workspaceId: string
}

/** The envelope of a list response. */
export interface Listing<T> {
  results: T[]
  nextPageToken?: string
  total: number
}

/**
 * Returns a page of the records of a workspace, oldest first.
 * @throws Problem `malformed` if the page token belongs to another listing
 */
export function listWorkspaceRecords<R extends WorkspaceRecord, Rule extends string, T>(
  collection: Collection<R, Rule, 'workspace'>,
  {
    workspaceId,
    limit,
    pageToken,
  }: WorkspaceRecord & { readonly limit: number; readonly pageToken?: string | undefined },
  toView: (record: R) => T,
): Listing<T> {
  const scope = `${collection.shape.schema}/${workspaceId}`
  const selection = { index: ['workspace', workspaceId] as const }
  const page = collection.page({ size: limit, after: placeOfCursor('pageToken', pageToken, scope) }, selection)
  return {
    results: page.records.map(toView),
    ...(page.next && { nextPageToken: encodeCursor(page.next, scope) }),
    total: collection.list(selection).length,
  }
}

/**
 * Returns one record of a workspace.
 * @throws {@link RecordNotFound} if the record does not exist or belongs to another workspace
 */
export function workspaceRecord<R extends WorkspaceRecord, Rule extends string, Index extends string>(
  collection: Collection<R, Rule, Index>,
  workspaceId: string,
  id: string,
): R {
  const record = collection.getOrThrow(id)
  if (record.workspaceId === workspaceId) return record
  throw new RecordNotFound(collection.shape.schema, id)
}
