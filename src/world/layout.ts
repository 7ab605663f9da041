import type { CollectionName } from './change-set.ts'
import type { Shape } from './collection-state.ts'

/** Shapes of a world's collections, by group and name. */
// biome-ignore lint/suspicious/noExplicitAny: a shape is contravariant in its record, so only `any` takes them all
export type Shapes = Readonly<Record<string, Readonly<Record<string, Shape<any>>>>>

/** A collection whose records have a weight. */
interface WeighedCollection {
  /** its position */
  readonly collection: number
  readonly weigh: (record: object) => number
}

/** Facts about shapes, which all worlds with these shapes share. Collections have the order of a snapshot. */
export interface Layout {
  readonly shapes: readonly Shape<object>[]
  readonly names: readonly CollectionName[]
  readonly weighed: readonly WeighedCollection[]
}

const layouts = new WeakMap<Shapes, Layout>()

/** Returns the facts about shapes. They are computed once, because a process may have thousands of worlds. */
export function layoutOf(shapes: Shapes): Layout {
  const known = layouts.get(shapes)
  if (known) return known
  const all = Object.entries(shapes).flatMap(([group, named]) => {
    return Object.entries(named).map(([name, shape]) => ({ name: { group, name }, shape }))
  })
  const layout: Layout = {
    shapes: all.map(({ shape }) => shape),
    names: all.map(({ name }) => name),
    weighed: all.flatMap(({ shape: { weigh } }, collection) => (weigh ? [{ collection, weigh }] : [])),
  }
  layouts.set(shapes, layout)
  return layout
}
