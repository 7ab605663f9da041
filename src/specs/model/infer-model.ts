import type { Document } from '../../engine/spec/document.ts'
import { defineLazy } from '../../engine/spec/lazy.ts'
import { LazyMap } from '../lazy-map.ts'
import type { Draft } from './drafts.ts'
import { draftOf } from './drafts.ts'
import { extendResource, extendRole } from './extend.ts'
import { linkOperations } from './links.ts'
import type { Model, Resource, Role } from './model.ts'
import type { Operation } from './operations.ts'
import { operationsOf } from './operations.ts'
import type { Overridden, Overrides } from './overrides.ts'
import { applyExtensions, declaredRoles } from './overrides.ts'
import { namesOf, shapeOf } from './path-shape.ts'
import { readExtensions } from './read-extensions.ts'
import { derivedOf, timestampsOf } from './record-facts.ts'
import type { Directory } from './relations.ts'
import { expansionsOf, keyOf, parentsOf } from './relations.ts'
import type { Settled } from './roles.ts'
import { roleOf } from './roles.ts'
import { Schemas } from './schema-view.ts'
import type { Member, Pool } from './seeds.ts'
import { itemSeeds, pathSeeds, poolOf } from './seeds.ts'
import { statelessRole } from './stateless.ts'
import { verbSeeds } from './verb-seeds.ts'
import { fold, singular } from './words.ts'

/**
 * Infers the resources of a document and the part that each operation plays for them.
 * @param document a normalised OpenAPI 3.1 document, in which each operation has a unique operationId
 * @throws SpecError if an `x-resource` is invalid
 */
export function inferModel(document: Document): Model {
  const schemas = new Schemas(document)
  const operations = operationsOf(schemas)
  const pool = poolOf(operations)
  const { drafts, stateless } = draftsOf({ document, schemas, operations, pool })
  const settled = settle(drafts)
  return {
    resources: new Map(settled.map(({ resource }) => [resource.name, resource])),
    roles: rolesOf(operations, settled, stateless),
  }
}

/** Returns the roles of all operations, each of which is inferred when it is first read. */
function rolesOf(
  operations: readonly Operation[],
  settled: readonly (Settled & Overridden)[],
  stateless: Overrides['stateless'],
): Model['roles'] {
  const byId = new Map(operations.map((one) => [one.id, one]))
  const members = new Map(
    settled.flatMap((one) => one.draft.seed.members.map((member) => [member.operation.id, { one, member }] as const)),
  )
  return new LazyMap(byId.keys(), (id) => {
    const known = members.get(id)
    if (known !== undefined) return extendedRole(known.member, known.one)
    // The keys of the map are the ids of operations.
    return stateless.get(id) ?? statelessRole(byId.get(id) as Operation)
  })
}

function extendedRole(member: Member, one: Settled & Overridden): Role {
  const role = roleOf(member, one)
  const { extension } = one
  return extension === undefined ? role : extendRole(role, extension, declaredRoles(extension).get(member.operation.id))
}

/** The document with its operations. */
interface Source {
  readonly document: Document
  readonly schemas: Schemas
  readonly operations: readonly Operation[]
  readonly pool: Pool
}

/** Returns the resources that have state, in the order of their paths, after the overrides of the document. */
function draftsOf({ document, schemas, operations, pool }: Source): Overrides {
  const items = itemSeeds(pool).map(draftOf)
  linkOperations(items, pool)
  const all = [...items, ...[...pathSeeds(pool), ...verbSeeds(pool)].map(draftOf)]
  const order = new Map([...pool.byShape.keys()].map((shape, index) => [shape, index]))
  const place = ({ draft }: Overridden) => order.get(firstOperation(draft.seed.members)?.shape ?? '') ?? 0
  const withState = new Set(all.filter(hasState))
  for (const draft of withState) allowPut(draft)
  const { drafts, stateless } = applyExtensions(
    { schemas, operations, drafts: all, withState },
    readExtensions(document),
  )
  return { drafts: drafts.toSorted((a, b) => place(a) - place(b)), stateless }
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
function settle(overridden: readonly Overridden[]): (Settled & Overridden)[] {
  const names = nameAll(overridden)
  const drafts = overridden.map(({ draft }) => draft)
  const directory = directoryOf(drafts, names)
  return overridden.map(({ draft, extension }, index) => {
    const inferred = resourceOf(draft, names[index] ?? '', directory)
    return { draft, extension, resource: extendResource(inferred, extension) }
  })
}

/** Returns a unique name for each resource; those with the shortest paths get the shortest names. */
function nameAll(overridden: readonly Overridden[]): string[] {
  const names = new Map<Draft, string>()
  const taken = new Set(
    overridden.flatMap(({ extension }) => (extension?.name === undefined ? [] : unreserved(extension.name))),
  )
  const shallow = overridden.toSorted((a, b) => a.draft.seed.segments.length - b.draft.seed.segments.length)
  for (const { draft, extension } of shallow) {
    const candidates = namesOf(draft.seed.segments).map(unreserved)
    const last = candidates.at(-1) ?? 'records'
    const named = extension?.name === undefined ? undefined : unreserved(extension.name)
    const free = named ?? candidates.find((name) => !taken.has(name)) ?? numbered(last, taken)
    taken.add(free)
    names.set(draft, free)
  }
  return overridden.map(({ draft }) => names.get(draft) ?? '')
}

/** Keys that a vendor's section of a scenario has beside its collections, and names that objects inherit. */
const RESERVED = new Set(['profile', 'faults', 'generate', 'stored', ...Object.getOwnPropertyNames(Object.prototype)])

function unreserved(name: string): string {
  return RESERVED.has(name) ? `${name}Records` : name
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

/** Returns a resource. Facts that no path shows are inferred when they are first read. */
function resourceOf(draft: Draft, name: string, directory: Directory): Resource {
  const { seed, record } = draft
  const key = keyOf(draft)
  const parents = parentsOf(draft, directory)
  const { itemPath } = seed
  const resource = {
    name,
    itemPath,
    path: itemPath ?? firstOperation(seed.members)?.path ?? '',
    schema: record?.name,
    pointer: record?.pointer,
    key,
    parents,
    expansions: [],
    timestamps: [],
    derived: [],
    missing: undefined,
    doubts: draft.doubts,
  }
  defineLazy(resource, 'expansions', () => expansionsOf(draft, directory))
  defineLazy(resource, 'timestamps', () => timestampsOf(record))
  defineLazy(resource, 'derived', () => derivedOf(record, { itemPath, key, parents }))
  return resource
}
