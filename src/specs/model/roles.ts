import { settingsOf } from './actions.ts'
import type { Draft } from './drafts.ts'
import { recordInResponse } from './drafts.ts'
import { filtersOf, sortingOf } from './filters.ts'
import { findList } from './list-place.ts'
import type { Filter, Resource, Role } from './model.ts'
import type { Operation } from './operations.ts'
import { pagingOf } from './paging.ts'
import { shapeOf } from './path-shape.ts'
import { findRequest } from './record-place.ts'
import { placeOfParent } from './relations.ts'
import type { Member } from './seeds.ts'
import { fold, singular } from './words.ts'

/** A resource with the draft that it was made from. */
export interface Settled {
  readonly draft: Draft
  readonly resource: Resource
}

/** Returns the role of an operation of a resource. */
export function roleOf(member: Member, { draft, resource }: Settled): Role {
  const { operation, kind } = member
  const base = {
    resource: resource.name,
    responsePlace: recordInResponse(operation, draft)?.place,
    requestPlace: findRequest(operation.request, draft.record, draft.context.noun),
    parameters: parametersOf(operation, draft),
    doubts: [],
  }
  if (kind === 'create')
    return { ...base, kind, upserts: member.upserts ?? false, doubts: createDoubts(operation, draft) }
  if (kind === 'list') return listRole(operation, base, draft)
  if (kind === 'update') return { ...base, kind, replaces: replaces(operation, draft) }
  if (kind === 'action')
    return { ...base, kind, verb: member.verb ?? '', sets: settingsOf(member.verb ?? '', draft.record) }
  return { ...base, kind }
}

type Base = Pick<
  Extract<Role, { kind: 'list' }>,
  'resource' | 'responsePlace' | 'requestPlace' | 'parameters' | 'doubts'
>

function listRole(operation: Operation, base: Base, draft: Draft): Role {
  const body = operation.response?.schema
  const list = findList(body, draft.context, draft.record) ?? { listPlace: [], itemPlace: [], record: undefined }
  const paging = pagingOf(operation, list)
  const sorting = sortingOf(operation)
  const record = draft.record ?? list.record
  return {
    ...base,
    kind: 'list',
    responsePlace: list.itemPlace,
    listPlace: list.listPlace,
    paging,
    filters: [...pathFilters(operation, base.parameters, draft), ...filtersOf(operation, { record, paging, sorting })],
    sorting,
    doubts: body === undefined ? ['The response declares no schema.'] : [],
  }
}

/** Returns the filters for path parameters that are neither parents nor parts of the key. */
function pathFilters(operation: Operation, parameters: Base['parameters'], { seed, record }: Draft): Filter[] {
  const known = seed.segments.flatMap(({ parameter }) => parameter ?? [])
  return operation.segments.flatMap(({ parameter }, index): Filter[] => {
    if (parameter === undefined || known.includes(parameter) || parameter in parameters) return []
    const place = placeOfParent(record, parameter, operation.segments.slice(0, index + 1)) ?? ['_path', parameter]
    return [{ parameter, in: 'path', place, test: 'equals', wildcards: [] }]
  })
}

function createDoubts(operation: Operation, { seed }: Draft): string[] {
  const isElsewhere =
    seed.itemPath !== undefined && !shapeOf(seed.segments).startsWith(operation.shape.split('/{}')[0] ?? '')
  return isElsewhere ? [`It is linked to the resource only by the schema of its response.`] : []
}

/** Returns whether an update removes the properties that the request leaves out. */
function replaces({ method, text, request }: Operation, { seed }: Draft): boolean {
  if (
    method !== 'put' ||
    /\b(partial(ly)?|only the (fields|properties|attributes)|omitted|left unchanged)\b/i.test(text)
  )
    return false
  const hasPatch = seed.members.some(({ operation }) => operation.method === 'patch')
  return hasPatch || (request?.required.size ?? 0) > 0
}

/** Returns the resource's names for path parameters of an operation that are called differently. */
function parametersOf(operation: Operation, { seed }: Draft): Record<string, string> {
  const names: Record<string, string> = {}
  const shared = sharedLength(operation, seed.segments)
  const own = operation.segments.slice(0, shared)
  for (const [index, { parameter }] of own.entries()) {
    const theirs = seed.segments[index]?.parameter
    if (parameter !== undefined && theirs !== undefined && theirs !== parameter) names[parameter] = theirs
  }
  const rest = operation.segments.slice(shared).flatMap(({ parameter }) => parameter ?? [])
  const open = seed.keyNames.slice(0, -1).filter((name) => !own.some(({ parameter }) => parameter === name))
  return { ...names, ...pairs(rest, open) }
}

function sharedLength({ segments }: Operation, of: Draft['seed']['segments']): number {
  const different = segments.findIndex(
    (one, index) => shapeOf([one]) !== (of[index] ? shapeOf([of[index]]) : undefined),
  )
  return different < 0 ? segments.length : different
}

/** Pairs parameters of an operation elsewhere with those of the resource: by name, then the first with the first. */
function pairs(rest: readonly string[], open: readonly string[]): Record<string, string> {
  const names: Record<string, string> = {}
  const free = open.filter((name) => !rest.includes(name))
  for (const name of rest) {
    if (open.includes(name)) continue
    const similar = free.findIndex((one) => fold(singular(one)).startsWith(fold(singular(name)).slice(0, 4)))
    const [taken] = free.splice(similar < 0 ? 0 : similar, 1)
    if (taken !== undefined) names[name] = taken
  }
  return names
}
