import type { Document } from '../../engine/spec/document.ts'
import type { Draft } from './drafts.ts'
import { draftOf } from './drafts.ts'
import { linkOperations } from './links.ts'
import type { Model, Resource, Role } from './model.ts'
import type { Operation } from './operations.ts'
import { operationsOf } from './operations.ts'
import { namesOf, shapeOf } from './path-shape.ts'
import { derivedOf, timestampsOf } from './record-facts.ts'
import type { Directory } from './relations.ts'
import { expansionsOf, keyOf, parentsOf } from './relations.ts'
import type { Settled } from './roles.ts'
import { roleOf } from './roles.ts'
import type { Member, Pool } from './seeds.ts'
import { itemSeeds, pathSeeds, poolOf } from './seeds.ts'
import { statelessRole } from './stateless.ts'
import { verbSeeds } from './verb-seeds.ts'
import { fold, singular } from './words.ts'

/**
 * Infers the resources of a document and the part that each operation plays for them.
 * @param document a normalised OpenAPI 3.1 document, in which each operation has a unique operationId
 */
export function inferModel(document: Document): Model {
  const operations = operationsOf(document)
  const pool = poolOf(operations)
  const drafts = draftsOf(pool)
  const settled = settle(drafts)
  const roles = new Map<string, Role>()
  for (const one of settled) {
    for (const member of one.draft.seed.members) roles.set(member.operation.id, roleOf(member, one))
  }
  const inOrder = operations.map((one) => [one.id, roles.get(one.id) ?? statelessRole(one)] as const)
  return { resources: new Map(settled.map(({ resource }) => [resource.name, resource])), roles: new Map(inOrder) }
}

/** Returns the resources that have state, in the order of their paths. */
function draftsOf(pool: Pool): Draft[] {
  const drafts = [...itemSeeds(pool), ...pathSeeds(pool), ...verbSeeds(pool)].map(draftOf)
  linkOperations(drafts, pool)
  const order = new Map([...pool.byShape.keys()].map((shape, index) => [shape, index]))
  const place = ({ seed }: Draft) => order.get(firstOperation(seed.members)?.shape ?? '') ?? 0
  const withState = drafts.filter(hasState)
  for (const draft of withState) allowPut(draft)
  return withState.toSorted((a, b) => place(a) - place(b))
}

function firstOperation(members: readonly Member[]): Operation | undefined {
  return members[0]?.operation
}

/** Returns whether any operation shows the effect of another. */
function hasState({ seed }: Draft): boolean {
  const kinds = new Set(seed.members.map(({ kind }) => kind))
  if (seed.isSingleton) return kinds.size > 1
  const addressed = kinds.has('read') || kinds.has('update') || kinds.has('delete')
  const puts = seed.members.some(({ operation, kind }) => kind === 'update' && operation.method === 'put')
  if (seed.itemPath === undefined) return kinds.size > 1
  if (addressed && (kinds.has('create') || kinds.has('list'))) return true
  return kinds.has('read') ? kinds.has('update') || kinds.has('delete') : puts && kinds.has('delete')
}

/** Lets `PUT` on the item path create records if nothing else does. */
function allowPut({ seed, doubts }: Draft): void {
  if (seed.isSingleton || seed.members.some(({ kind }) => kind === 'create')) return
  const index = seed.members.findIndex(({ operation, kind }) => kind === 'update' && operation.method === 'put')
  const put = seed.members[index]
  if (put !== undefined) seed.members[index] = { operation: put.operation, kind: 'create', upserts: true }
  else doubts.push('No operation creates a record; a scenario can.')
}

/** Names the resources and finds how they are related. */
function settle(drafts: readonly Draft[]): Settled[] {
  const names = nameAll(drafts)
  const directory = directoryOf(drafts, names)
  return drafts.map((draft, index) => ({ draft, resource: resourceOf(draft, names[index] ?? '', directory) }))
}

function nameAll(drafts: readonly Draft[]): string[] {
  const taken = new Set<string>()
  return drafts.map(({ seed }) => {
    const candidates = namesOf(seed.segments)
    const last = candidates.at(-1) ?? 'records'
    const free = candidates.find((name) => !taken.has(name)) ?? numbered(last, taken)
    taken.add(free)
    return free
  })
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2
  while (taken.has(`${name}${number}`)) number++
  return `${name}${number}`
}

function directoryOf(drafts: readonly Draft[], names: readonly string[]): Directory {
  const byShape = new Map<string, string>()
  const bySchema = new Map<NonNullable<Draft['record']>, string>()
  const byNoun = new Map<string, string>()
  for (const [index, { seed, record, context }] of drafts.entries()) {
    const name = names[index] ?? ''
    if (seed.itemPath !== undefined) byShape.set(shapeOf(seed.segments), name)
    if (seed.isSingleton) continue
    if (record !== undefined && !bySchema.has(record)) bySchema.set(record, name)
    const noun = fold(singular(context.noun))
    if (!byNoun.has(noun)) byNoun.set(noun, name)
  }
  return { byShape, bySchema, byNoun }
}

function resourceOf(draft: Draft, name: string, directory: Directory): Resource {
  const { seed, record } = draft
  const key = keyOf(draft)
  const parents = parentsOf(draft, directory)
  const { itemPath } = seed
  return {
    name,
    itemPath,
    path: itemPath ?? firstOperation(seed.members)?.path ?? '',
    schema: record?.name,
    pointer: record?.pointer,
    key,
    parents,
    expansions: expansionsOf(draft, directory),
    timestamps: timestampsOf(record),
    derived: derivedOf(record, { itemPath, key, parents }),
    missing: undefined,
    doubts: draft.doubts,
  }
}
