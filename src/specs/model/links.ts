import { settingsOf } from './actions.ts'
import type { Draft } from './drafts.ts'
import { recordInResponse } from './drafts.ts'
import { guessKey } from './key-place.ts'
import { findList } from './list-place.ts'
import type { Operation } from './operations.ts'
import { nounOf, shapeOf } from './path-shape.ts'
import type { SchemaView } from './schema-view.ts'
import type { Member, Pool } from './seeds.ts'
import { fold, singular } from './words.ts'

/** Adds the operations under other paths to the resources whose records they contain. */
export function linkOperations(drafts: readonly Draft[], pool: Pool): void {
  const known = knownDrafts(drafts)
  const free = [...pool.byShape.values()].flat().filter((one) => !pool.taken.has(one))
  for (const operation of [...free.filter(isChange), ...free.filter((one) => !isChange(one))]) {
    const link = linkBelow(operation, known.byItem) ?? linkElsewhere(operation, known)
    if (link === undefined) continue
    pool.taken.add(operation)
    link.draft.seed.members.push(link.member)
    if (link.member.kind === 'create') known.byCreate.set(operation.shape, link.draft)
  }
}

function isChange({ method }: Operation): boolean {
  return method !== 'get' && method !== 'head'
}

/** Resources by what links operations to them. */
interface Known {
  readonly byItem: ReadonlyMap<string, Draft>
  /** shapes of the collections of all resources */
  readonly collections: ReadonlySet<string>
  readonly bySchema: ReadonlyMap<SchemaView, readonly Draft[]>
  readonly byNoun: ReadonlyMap<string, readonly Draft[]>
  /** by the shape of the path of a linked create */
  readonly byCreate: Map<string, Draft>
}

function knownDrafts(drafts: readonly Draft[]): Known {
  const items = drafts.filter(({ seed }) => seed.itemPath !== undefined && !seed.isSingleton)
  return {
    byItem: new Map(items.map((one) => [shapeOf(one.seed.segments), one])),
    collections: new Set(items.map(collectionShape)),
    bySchema: groupBy(items, ({ record }) => record),
    byNoun: groupBy(items, ({ context }) => nounKey(context.noun)),
    byCreate: new Map(),
  }
}

function nounKey(noun: string): string {
  return fold(singular(noun))
}

interface Link {
  readonly draft: Draft
  readonly member: Member
}

/** Links an action below an item path, such as `POST /orders/{id}/cancel`, or a part of a record with the same schema. */
function linkBelow(operation: Operation, byItem: ReadonlyMap<string, Draft>): Link | undefined {
  return linkPart(operation, byItem) ?? linkAction(operation, byItem)
}

/** Links `GET`, `PUT` and `PATCH` of a path such as `/pods/{name}/status` if it has the schema of the whole record. */
function linkPart(operation: Operation, byItem: ReadonlyMap<string, Draft>): Link | undefined {
  const { method, segments, response, request } = operation
  const draft = segments.at(-1)?.parameter === undefined ? byItem.get(outerShape(operation)) : undefined
  if (draft?.record === undefined || response?.schema !== draft.record) return undefined
  if (method === 'get') return { draft, member: { operation, kind: 'read' } }
  const isSame = request === draft.record || method === 'patch'
  return (method === 'put' || method === 'patch') && isSame
    ? { draft, member: { operation, kind: 'update' } }
    : undefined
}

function linkAction(operation: Operation, byItem: ReadonlyMap<string, Draft>): Link | undefined {
  const { method, segments } = operation
  const verb = segments.at(-1)
  if (method === 'get' || method === 'head' || verb === undefined || verb.parameter !== undefined) return undefined
  const draft = byItem.get(outerShape(operation)) ?? byItem.get(shapeOf(segments.slice(0, -2)))
  if (draft === undefined) return undefined
  const word = method === 'delete' ? `un${verb.text}` : verb.text
  const isShown = method !== 'delete' && recordInResponse(operation, draft)?.view === draft.record
  if (settingsOf(word, draft.record).length === 0 && !(isShown && draft.record !== undefined)) return undefined
  return { draft, member: { operation, kind: 'action', verb: word } }
}

/** Links a create or a list under another path, such as `POST /orgs/{org}/repos`, by its noun and its record. */
function linkElsewhere(operation: Operation, known: Known): Link | undefined {
  const last = operation.segments.at(-1)
  if (last === undefined || last.parameter !== undefined) return undefined
  if (operation.method === 'post') return linkCreate(operation, known)
  return operation.method === 'get' ? linkList(operation, known) : undefined
}

function linkCreate(operation: Operation, known: Known): Link | undefined {
  const candidates = known.byNoun.get(nounKey(nounOf(operation.segments))) ?? []
  const fitting = candidates.filter((one) => knowsParents(operation, one) && showsKey(operation, one))
  const draft = best(fitting, (one) => recordInResponse(operation, one)?.view === one.record)
  return draft && { draft, member: { operation, kind: 'create' } }
}

/** Returns whether the response contains a record with the resource's key. */
function showsKey(operation: Operation, draft: Draft): boolean {
  const found = recordInResponse(operation, draft)
  if (found === undefined || found.place.includes('0')) return false
  return found.view === draft.record || guessKey(found.view, draft.context) !== undefined
}

/** Returns whether the path contains all parents of a resource. */
function knowsParents({ segments }: Operation, { seed }: Draft): boolean {
  const names = segments.flatMap(({ parameter }) => parameter ?? [])
  const parents = seed.segments
    .flatMap(({ parameter }) => parameter ?? [])
    .filter((one) => !seed.keyNames.includes(one))
  return parents.every((name) => names.includes(name))
}

/** Returns the draft that meets a condition and has no create, else one that does at least one of both. */
function best(drafts: readonly Draft[], condition: (draft: Draft) => boolean): Draft | undefined {
  const exact = drafts.filter(condition)
  return exact.find(isOpen) ?? exact[0] ?? drafts.find(isOpen)
}

function isOpen({ seed }: Draft): boolean {
  return !seed.members.some(({ kind }) => kind === 'create')
}

function linkList(operation: Operation, known: Known): Link | undefined {
  const noun = nounOf(operation.segments)
  const named = known.byNoun.get(nounKey(noun)) ?? []
  const created = known.byCreate.get(operation.shape)
  // Most lists are of nothing that is stored, which their paths show already.
  if (named.length === 0 && created === undefined && !known.collections.has(outerShape(operation))) return undefined
  const record = findList(operation.response?.schema, { parameter: undefined, noun })?.record
  if (record === undefined) return undefined
  const fits = (one: Draft) => record === one.record || isCompact(record, one.record)
  const same = named.filter((one) => fits(one) && canSelect(operation, one))
  const below = known.bySchema.get(record)?.find((one) => isBelow(operation, one))
  const draft = (created !== undefined && fits(created) ? created : undefined) ?? below ?? bestList(same, record)
  return draft && { draft, member: { operation, kind: 'list' } }
}

/** Returns whether a listed record consists of properties of the whole record. */
function isCompact(listed: SchemaView, record: SchemaView | undefined): boolean {
  const names = [...listed.properties.keys()]
  const shared = names.filter((name) => record?.properties.has(name)).length
  return shared > 2 && shared >= names.length * 0.7
}

/** Returns the resource with exactly the listed schema, else the one with the shortest path. */
function bestList(drafts: readonly Draft[], record: SchemaView): Draft | undefined {
  const shallow = drafts.toSorted((a, b) => a.seed.segments.length - b.seed.segments.length)
  return shallow.find((one) => one.record === record) ?? shallow[0]
}

/** Returns whether the resource knows each path parameter of an operation: as a parent or as a part of the key. */
function canSelect(operation: Operation, draft: Draft): boolean {
  const { seed } = draft
  const names = operation.segments.flatMap(({ parameter }) => parameter ?? [])
  const known = seed.segments.flatMap(({ parameter }) => parameter ?? []).slice(0, -1)
  const strange = names.filter((name) => !known.includes(name))
  const others = seed.keyNames.slice(0, -1).filter((name) => !names.includes(name))
  return strange.length <= others.length
}

/** Returns whether the path is a literal below the resource's collection, such as `/pets/findByStatus`. */
function isBelow(operation: Operation, draft: Draft): boolean {
  return outerShape(operation) === collectionShape(draft)
}

/** Returns the shape of an operation's path without its last segment. */
function outerShape({ segments }: Operation): string {
  return shapeOf(segments.slice(0, -1))
}

function collectionShape({ seed: { segments, keyNames } }: Draft): string {
  return shapeOf(segments.slice(0, segments.length - keyNames.length))
}

function groupBy<K, T>(values: readonly T[], key: (value: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const name = key(value)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), value])
  }
  return groups
}
