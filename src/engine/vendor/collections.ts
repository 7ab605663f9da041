import type { Collection } from '../../world/collection.ts'
import type { Shape } from '../../world/collection-state.ts'
import type { Immutable } from './immutable.ts'

/** How a vendor declares one collection; the schema's name types its records and names their validator. */
export interface Declaration<Name extends string, R> {
  readonly schema: Name
  /** the property that is the record's key, or how the key is made from the record */
  readonly key: StringKey<R> | ((record: R) => string)
  /** rules by name: no two records may give the same value; one that gives undefined is free */
  readonly unique?: Readonly<Record<string, (record: R) => string | undefined>>
  /** indexes by name: records that give the same value can be listed together */
  readonly indexes?: Readonly<Record<string, (record: R) => string | undefined>>
  /** the value that lists are ordered by; without it they keep the order of insertion */
  readonly order?: (record: R) => string | number
  /**
   * collections by the place of the keys that name their records, such as `{ 'teamIds/*': 'teams' }`; `*` stands for
   * each item of a list
   */
  readonly references?: Readonly<Record<string, string>>
}

/** Collections by name, each of a schema of the spec. */
export type Declarations<Schemas> = Readonly<
  Record<string, { [S in keyof Schemas & string]: Declaration<S, Immutable<Schemas[S]>> }[keyof Schemas & string]>
>

/** A vendor's collections in a world, typed by their schemas. */
export type WorldOf<D, Schemas> = {
  readonly [N in keyof D]: D[N] extends { schema: infer S extends keyof Schemas }
    ? Collection<Immutable<Schemas[S]> & object, NamesIn<D[N], 'unique'>, NamesIn<D[N], 'indexes'>>
    : never
}

/** Declares a vendor's collections: a schema, key, rule or index that the spec does not know does not compile. */
export function declareCollections<Schemas>() {
  return <const D extends Declarations<Schemas>>(declarations: D): D => declarations
}

/** The shapes that a world needs to hold declared collections. */
export function shapesOf(declarations: Readonly<Record<string, AnyDeclaration>>): Record<string, Shape<object>> {
  return Object.fromEntries(Object.entries(declarations).map(([name, declared]) => [name, shapeOf(declared)]))
}

function shapeOf({ schema, key, unique = {}, indexes = {}, order = inserted }: AnyDeclaration): Shape<object> {
  const shape = { schema, key: typeof key === 'string' ? property(key) : key, unique, indexes, order }
  // Each function is given records of its own collection only, whose type it was declared with.
  return shape as unknown as Shape<object>
}

/** A declaration whatever its records are: functions of records are contravariant, so only `never` takes them all. */
export interface AnyDeclaration {
  readonly schema: string
  readonly key: string | ((record: never) => string)
  readonly unique?: Readonly<Record<string, (record: never) => string | undefined>>
  readonly indexes?: Readonly<Record<string, (record: never) => string | undefined>>
  readonly order?: (record: never) => string | number
  readonly references?: Readonly<Record<string, string>>
}

type StringKey<R> = { [P in keyof R]-?: R[P] extends string ? P : never }[keyof R] & string

type NamesIn<D, Part extends string> = D extends { [P in Part]: infer Rules } ? keyof Rules & string : never

function inserted(): number {
  return 0
}

function property(name: string): (record: object) => string {
  return (record) => String(Object.getOwnPropertyDescriptor(record, name)?.value)
}
