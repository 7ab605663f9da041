import { defineLazy } from '../../engine/spec/lazy.ts'
import type { Draft } from './drafts.ts'
import { guessKey } from './key-place.ts'
import type { Expansion, Key, Parent, Place } from './model.ts'
import type { Segment } from './path-shape.ts'
import { nounOf, shapeOf } from './path-shape.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, singular } from './words.ts'

/** Names of resources by what refers to them. */
export interface Directory {
  /** by the shape of the item path */
  readonly byShape: ReadonlyMap<string, string>
  /** by the schema of the record */
  readonly bySchema: ReadonlyMap<SchemaView, string>
  /** by the folded singular of the noun */
  readonly byNoun: ReadonlyMap<string, string>
}

/** Returns the path parameters in front of a resource's key. */
export function parentsOf({ seed, record }: Draft, directory: Directory): Parent[] {
  const { segments, keyNames } = seed
  return segments.flatMap((segment, index): Parent[] => {
    const { parameter } = segment
    if (parameter === undefined || keyNames.includes(parameter)) return []
    const path = segments.slice(0, index + 1)
    const parent = { parameter, resource: directory.byShape.get(shapeOf(path)), place: undefined }
    defineLazy(parent, 'place', () => placeOfParent(record, parameter, path))
    return [parent]
  })
}

/** Returns the identification of a resource's records; undefined for a singleton. */
export function keyOf({ seed, keyPlace, record, context }: Draft): Key | undefined {
  if (seed.isSingleton) return undefined
  const parameter = seed.keyNames.at(-1)
  if (parameter !== undefined) {
    const others = seed.keyNames.slice(0, -1).map((name) => ({ parameter: name, place: placeOfOther(record, name) }))
    return { parameter, in: 'path', place: keyPlace, others }
  }
  const outside = seed.keyParameter
  if (outside === undefined) return { parameter: keyPlace?.at(-1) ?? 'id', in: 'none', place: keyPlace, others: [] }
  return {
    parameter: context.parameter?.name ?? outside.name,
    in: outside.in === 'body' ? 'body' : 'query',
    place: keyPlace,
    others: [],
  }
}

/** Returns the place of a further part of the key: a property named like it, or the name in the object of that name. */
function placeOfOther(record: SchemaView | undefined, parameter: string): Place | undefined {
  const own = named(record, [fold(parameter)])
  if (own !== undefined) return own
  for (const [name, view] of record?.properties ?? []) {
    if (!view.isObject || fold(name) !== fold(parameter)) continue
    const inner = ['login', 'slug', 'username', 'key', 'name', 'id'].find((one) => view.properties.get(one)?.isScalar)
    if (inner !== undefined) return [name, inner]
  }
  return undefined
}

/** Returns the place of a parent's key: `board_id`, `boardId`, `idBoard` or `board.id` for `{boardId}` below boards. */
export function placeOfParent(
  record: SchemaView | undefined,
  parameter: string,
  path: readonly Segment[],
): Place | undefined {
  const noun = fold(singular(nounOf(path)))
  const wanted = fold(parameter)
  const isGeneric = /^(id|key|name|slug|uuid|sid|gid|uid|number)$/.test(wanted)
  const names = isGeneric ? [noun + wanted] : [wanted, `${noun}id`]
  return (
    named(record, [...names, `id${noun}`, `${noun}uuid`, `${noun}key`]) ??
    insideParent(record, [noun, wanted.replace(/(id|key|uuid|gid|sid|name|slug)$/, '')], wanted)
  )
}

function named(record: SchemaView | undefined, names: readonly string[]): Place | undefined {
  for (const wanted of names) {
    const found = [...(record?.properties ?? [])].find(([name, view]) => fold(name) === wanted && view.isScalar)
    if (found !== undefined) return [found[0]]
  }
  return undefined
}

function insideParent(record: SchemaView | undefined, nouns: readonly string[], parameter: string): Place | undefined {
  const end = /(id|key|uuid|gid|sid|name|slug|login)$/.exec(parameter)?.[0]
  const names = end === undefined ? ['login', 'slug', 'username', 'key', 'name', 'id'] : [end, parameter]
  for (const [name, view] of record?.properties ?? []) {
    if (!view.isObject || !nouns.includes(fold(name))) continue
    const inner = names.flatMap(
      (one) => [...view.properties].find(([own, of]) => of.isScalar && fold(own) === one) ?? [],
    )[0]
    if (typeof inner === 'string') return [name, inner]
  }
  return undefined
}

/** Returns the properties that contain an object of which requests send the key. */
export function expansionsOf({ record, seed }: Draft, directory: Directory): Expansion[] {
  const bodies = seed.members
    .filter(({ kind }) => kind === 'create' || kind === 'update')
    .map(({ operation }) => operation.request)
  const sent = new Map(bodies.flatMap((body) => flatProperties(body)))
  return [...(record?.properties ?? [])].flatMap(([name, view]): Expansion[] => {
    const object = view.isArray ? view.items : view
    if (object === undefined || !object.isObject || object.isScalar) return []
    const property = [...sent].find(([own, one]) => isKeyFor(own, name) && isKey(one, view.isArray))
    if (property === undefined) return []
    const resource = directory.bySchema.get(object) ?? directory.byNoun.get(fold(singular(name)))
    const key = guessKey(object, { parameter: undefined, noun: name })
    return resource === undefined && key === undefined ? [] : [{ place: [name], sent: property[0], resource }]
  })
}

/** Returns the properties of a request body and of the object in it. */
function flatProperties(body: SchemaView | undefined): [string, SchemaView][] {
  const near = [...(body?.properties ?? [])]
  const sole = near.length === 1 ? near[0]?.[1] : undefined
  const data = body?.properties.get('data') ?? sole
  return [...near, ...(data?.properties ?? [])]
}

function isKeyFor(sent: string, property: string): boolean {
  const [from, to] = [fold(sent), fold(property)]
  if (from === to) return true
  return (
    from.replace(/(ids?|gids?|sids?|uuids?|keys?)$/, '') === fold(singular(property)) && from.length > to.length - 1
  )
}

function isKey(view: SchemaView, isMany: boolean): boolean {
  if (isMany) return view.isArray && (view.items?.isScalar ?? false) && !(view.items?.isObject ?? false)
  return view.isScalar && !view.isObject && !view.types.includes('boolean')
}
