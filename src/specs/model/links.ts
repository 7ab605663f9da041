import { settingsOf } from './actions.ts'
import type { Draft } from './drafts.ts'
import { recordInResponse } from './drafts.ts'
import { findList } from './list-place.ts'
import type { Operation } from './operations.ts'
import { nounOf, shapeOf } from './path-shape.ts'
import type { SchemaView } from './schema-view.ts'
import type { Member, Pool } from './seeds.ts'
import { fold, singular } from './words.ts'

/** Adds the operations under other paths to the resources whose records they contain. */
export function linkOperations(drafts: readonly Draft[], pool: Pool): void {
  const bySchema = groupBy(drafts, ({ record }) => record)
  const byItem = new Map(drafts.filter(({ seed }) => seed.itemPath).map((one) => [shapeOf(one.seed.segments), one]))
  for (const operation of [...pool.byShape.values()].flat()) {
    if (pool.taken.has(operation)) continue
    const link = linkBelow(operation, byItem) ?? linkElsewhere(operation, bySchema)
    if (link === undefined) continue
    pool.taken.add(operation)
    link.draft.seed.members.push(link.member)
  }
}

interface Link {
  readonly draft: Draft
  readonly member: Member
}

/** Links an action below an item path, such as `POST /orders/{id}/cancel`. */
function linkBelow(operation: Operation, byItem: ReadonlyMap<string, Draft>): Link | undefined {
  const { method, segments } = operation
  const verb = segments.at(-1)
  if (method === 'get' || method === 'head' || verb === undefined || verb.parameter !== undefined) return undefined
  const draft = byItem.get(shapeOf(segments.slice(0, -1))) ?? byItem.get(shapeOf(segments.slice(0, -2)))
  if (draft === undefined) return undefined
  const word = method === 'delete' ? `un${verb.text}` : verb.text
  const isShown = method !== 'delete' && recordInResponse(operation, draft)?.view === draft.record
  if (settingsOf(word, draft.record).length === 0 && !(isShown && draft.record !== undefined)) return undefined
  return { draft, member: { operation, kind: 'action', verb: word } }
}

/** Links a create or a list under another path, such as `POST /orgs/{org}/repos`, by the schema of the record. */
function linkElsewhere(operation: Operation, bySchema: ReadonlyMap<SchemaView, readonly Draft[]>): Link | undefined {
  const last = operation.segments.at(-1)
  if (last === undefined || last.parameter !== undefined) return undefined
  if (operation.method === 'post') return linkCreate(operation, bySchema)
  return operation.method === 'get' ? linkList(operation, bySchema) : undefined
}

function linkCreate(operation: Operation, bySchema: ReadonlyMap<SchemaView, readonly Draft[]>): Link | undefined {
  const body = operation.response?.schema
  const views = body === undefined ? [] : [body, ...body.properties.values()]
  const drafts = views.flatMap((view) => bySchema.get(view) ?? [])
  const draft = drafts.find((one) => hasNoun(operation, one) && !one.seed.isSingleton)
  return draft && { draft, member: { operation, kind: 'create' } }
}

function linkList(operation: Operation, bySchema: ReadonlyMap<SchemaView, readonly Draft[]>): Link | undefined {
  const noun = nounOf(operation.segments)
  const list = findList(operation.response?.schema, { parameter: undefined, noun })
  const drafts = (list?.record && bySchema.get(list.record)) ?? []
  const draft = drafts.find((one) => (hasNoun(operation, one) && canSelect(operation, one)) || isBelow(operation, one))
  return draft && !draft.seed.isSingleton ? { draft, member: { operation, kind: 'list' } } : undefined
}

function hasNoun({ segments }: Operation, { context }: Draft): boolean {
  return fold(singular(nounOf(segments))) === fold(singular(context.noun))
}

/** Returns whether the resource knows each path parameter of an operation: as a parent or as a part of the key. */
function canSelect({ segments }: Operation, { seed }: Draft): boolean {
  const parameters = segments.filter((one) => one.parameter !== undefined)
  const known = seed.segments.filter((one) => one.parameter !== undefined)
  return parameters.length < known.length || parameters.length === 0
}

/** Returns whether the path is a literal below the resource's collection, such as `/pets/findByStatus`. */
function isBelow({ segments }: Operation, { seed }: Draft): boolean {
  return shapeOf(segments.slice(0, -1)) === shapeOf(seed.segments.slice(0, -seed.keyNames.length || undefined))
}

function groupBy<K, T>(values: readonly T[], key: (value: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const name = key(value)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), value])
  }
  return groups
}
