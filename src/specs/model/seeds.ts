import { isListOf } from './list-place.ts'
import type { Operation, Parameter } from './operations.ts'
import type { Segment } from './path-shape.ts'
import { nounOf, shapeOf } from './path-shape.ts'
import { wordsOf } from './words.ts'

/** Kinds of operations that belong to a resource. */
export type MemberKind = 'create' | 'list' | 'read' | 'update' | 'delete' | 'action'

/** An operation of a resource. */
export interface Member {
  readonly operation: Operation
  readonly kind: MemberKind
  /** verb of an action */
  readonly verb?: string
  /** true if the request of a create contains the key */
  readonly upserts?: boolean
}

/** A resource as the paths of a document suggest it, before schemas are read. */
export interface Seed {
  /** path of one record; undefined if paths consist of nouns with verbs, or no operation addresses one record */
  readonly itemPath: string | undefined
  /** segments of the item path, or of the path of the list */
  readonly segments: readonly Segment[]
  /** names of the path parameters that identify a record together; the last is the key */
  readonly keyNames: readonly string[]
  /** parameter of the key if it is not in the path */
  readonly keyParameter: Parameter | undefined
  readonly isSingleton: boolean
  readonly members: Member[]
}

/** Operations by the shape of their path, and those that a resource already has. */
export interface Pool {
  readonly byShape: ReadonlyMap<string, readonly Operation[]>
  /** shapes below which a path ends with a verb */
  readonly aboveVerbs: ReadonlySet<string | undefined>
  readonly taken: Set<Operation>
}

const CREATE = /^(create|add|new|insert|register)$/
const LIST = /^(list|all|search|query|find|index)$/
const READ = /^(get|retrieve|info|details?|read|show|fetch|view)$/
const UPDATE = /^(update|edit|modify|change|patch|set)$/
const DELETE = /^(delete|remove|destroy)$/

/** Returns the kind of operation that a verb in a path names. */
export function kindOfVerb(verb: string): MemberKind | undefined {
  const word = wordsOf(verb)[0] ?? ''
  if (wordsOf(verb).length !== 1) return undefined
  if (CREATE.test(word)) return 'create'
  if (LIST.test(word)) return 'list'
  if (READ.test(word)) return 'read'
  if (UPDATE.test(word)) return 'update'
  return DELETE.test(word) ? 'delete' : undefined
}

/** Returns the operations of a document by shape. */
export function poolOf(operations: readonly Operation[]): Pool {
  const byShape = new Map<string, Operation[]>()
  for (const operation of operations) {
    const known = byShape.get(operation.shape)
    if (known === undefined) byShape.set(operation.shape, [operation])
    else known.push(operation)
  }
  const aboveVerbs = new Set([...byShape.keys()].map(shapeAboveVerb))
  return { byShape, aboveVerbs, taken: new Set() }
}

/** Returns the resources that have a path with a key at the end. */
export function itemSeeds(pool: Pool): Seed[] {
  return [...pool.byShape].flatMap(([shape, operations]) => {
    const [first] = operations
    const last = first?.segments.at(-1)
    if (first === undefined || last?.parameter === undefined || /\{[^}]*\}.*\{/.test(last.text)) return []
    if (isPartition(pool, operations, shape)) return []
    const seed = itemSeed(pool, first, shape)
    return seed.members.length === 0 ? [] : [seed]
  })
}

/** Returns whether a path is the collection of one parent although it ends with the parent's key: `/flags/{project}`. */
function isPartition(pool: Pool, operations: readonly Operation[], shape: string): boolean {
  const read = operations.find(({ method }) => method === 'get')
  return read !== undefined && pool.byShape.has(`${shape}/{}`) && isList(read, nounOf(read.segments))
}

function itemSeed(pool: Pool, first: Operation, shape: string): Seed {
  const { segments } = first
  const collection = collectionOf(pool, segments)
  const members = claim(pool, [
    ...itemMembers(pool.byShape.get(shape) ?? []),
    ...collectionMembers(pool.byShape.get(shapeOf(collection)) ?? [], nounOf(segments)),
  ])
  members.push(...claim(pool, verbMembers(pool, { item: shape, collection: shapeOf(collection) }, members)))
  const keyNames = segments.slice(collection.length).flatMap((one) => one.parameter ?? [])
  return { itemPath: first.path, segments, keyNames, keyParameter: undefined, isSingleton: false, members }
}

/** Returns the segments in front of the key, and of further parameters directly in front of it that identify nothing. */
function collectionOf(pool: Pool, segments: readonly Segment[]): readonly Segment[] {
  let collection = segments.slice(0, -1)
  while (collection.at(-1)?.parameter !== undefined && !pool.byShape.has(shapeOf(collection))) {
    collection = collection.slice(0, -1)
  }
  return collection
}

/** Marks the operations of members as taken. Leaves out members whose operation already is. */
function claim(pool: Pool, members: readonly Member[]): Member[] {
  const free = members.filter(({ operation }) => !pool.taken.has(operation))
  for (const { operation } of free) pool.taken.add(operation)
  return free
}

function itemMembers(operations: readonly Operation[]): Member[] {
  const changes = operations.some(({ method }) => method === 'put' || method === 'patch')
  return operations.flatMap((operation): Member[] => {
    const { method } = operation
    if (method === 'get' || method === 'head')
      return operation.response?.isFile === true ? [] : [{ operation, kind: 'read' }]
    if (method === 'delete') return [{ operation, kind: 'delete' }]
    return method === 'post' && changes ? [{ operation, kind: 'action', verb: '' }] : [{ operation, kind: 'update' }]
  })
}

function collectionMembers(operations: readonly Operation[], noun: string): Member[] {
  const hasPost = operations.some(({ method }) => method === 'post')
  return operations.flatMap((operation): Member[] => {
    const { method } = operation
    if (method === 'post' || (method === 'put' && !hasPost)) return [{ operation, kind: 'create' }]
    return method === 'get' && isList(operation, noun) ? [{ operation, kind: 'list' }] : []
  })
}

function isList(operation: Operation, noun: string): boolean {
  return isListOf(operation.response?.schema, noun)
}

/** Returns the operations whose path names a missing kind by a verb, such as `POST /users/create`. */
function verbMembers(pool: Pool, shapes: { item: string; collection: string }, known: readonly Member[]): Member[] {
  const kinds = new Set(known.map(({ kind }) => kind))
  const sub = (shape: string) => verbsBelow(pool, shape)
  const found = [
    ...sub(shapes.collection).filter(({ kind }) => kind === 'create' || kind === 'list'),
    ...sub(shapes.item).filter(({ kind }) => kind === 'read' || kind === 'update' || kind === 'delete'),
  ]
  return found.filter(({ kind, operation }) => {
    if (kinds.has(kind) || (kind === 'list' && !isList(operation, nounOf(operation.segments.slice(0, -1)))))
      return false
    kinds.add(kind)
    return true
  })
}

/** Verbs at the end of a path, with the kinds of operations that they name. */
const VERBS: readonly (readonly [verb: string, kind: MemberKind])[] = (
  'create add new insert register list all search query find index get retrieve info details detail read show fetch ' +
  'view update edit modify change patch set delete remove destroy'
)
  .split(' ')
  .flatMap((verb) => {
    const kind = kindOfVerb(verb)
    return kind === undefined ? [] : [[verb, kind] as const]
  })

function verbsBelow(pool: Pool, shape: string): Member[] {
  // Few paths end with a verb.
  if (!pool.aboveVerbs.has(shape)) return []
  return VERBS.flatMap(([verb, kind]) => {
    const operations = pool.byShape.get(`${shape === '/' ? '' : shape}/${verb}`) ?? []
    return operations.filter((one) => suits(one, kind)).map((operation) => ({ operation, kind }))
  })
}

/** Returns the shape of the path in front of a verb; undefined if a shape does not end with one. */
function shapeAboveVerb(shape: string): string | undefined {
  const end = shape.lastIndexOf('/')
  return VERBS.some(([verb]) => verb === shape.slice(end + 1)) ? shape.slice(0, end) || '/' : undefined
}

function suits({ method }: Operation, kind: MemberKind): boolean {
  if (kind === 'read') return method === 'get'
  return kind === 'list' ? method === 'get' || method === 'post' : method !== 'get' && method !== 'head'
}

/** Returns the resources without a key in a path: singletons, and collections whose records no path addresses. */
export function pathSeeds(pool: Pool): Seed[] {
  return [...pool.byShape].flatMap(([, operations]) => {
    const free = operations.filter((one) => !pool.taken.has(one))
    const read = free.find(({ method }) => method === 'get')
    if (read === undefined || read.segments.at(-1)?.parameter !== undefined || read.response?.isFile === true) return []
    const isCollection = isList(read, nounOf(read.segments))
    const members = isCollection ? looseMembers(free, read) : singletonMembers(free, read)
    if (members.length < 2) return []
    const base = { segments: read.segments, keyNames: [], keyParameter: undefined, members: claim(pool, members) }
    return [{ ...base, itemPath: isCollection ? undefined : read.path, isSingleton: !isCollection }]
  })
}

function looseMembers(operations: readonly Operation[], read: Operation): Member[] {
  const create = operations.find(({ method }) => method === 'post')
  if (create === undefined || create.response?.isFile === true || listsToo(create, read)) return []
  return [
    { operation: read, kind: 'list' },
    { operation: create, kind: 'create' },
  ]
}

/** Returns whether a `POST` is another form of a list, such as a search with a body. */
function listsToo(create: Operation, read: Operation): boolean {
  const [posted, listed] = [create.response?.schema, read.response?.schema]
  return posted !== undefined && posted === listed
}

/** Returns the operations of a singleton. If it can be deleted, it exists once it is created; else it always exists. */
function singletonMembers(operations: readonly Operation[], read: Operation): Member[] {
  const isDeleted = operations.some(({ method }) => method === 'delete')
  const changes = operations.some(({ method }) => method === 'put' || method === 'patch')
  return operations.flatMap((operation): Member[] => {
    if (operation === read) return [{ operation, kind: 'read' }]
    if (operation.method === 'head') return [{ operation, kind: 'read' }]
    if (operation.method === 'delete') return [{ operation, kind: 'delete' }]
    if (operation.method === 'patch') return [{ operation, kind: 'update' }]
    if (operation.method === 'post' && !isDeleted && (changes || !sharesProperties(operation, read))) return []
    return [isDeleted ? { operation, kind: 'create', upserts: true } : { operation, kind: 'update' }]
  })
}

function sharesProperties({ request }: Operation, { response }: Operation): boolean {
  const own = response?.schema?.properties
  return [...(request?.properties.keys() ?? [])].some((name) => own?.has(name))
}
