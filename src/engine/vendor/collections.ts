import type { Collection } from '../../world/collection.ts'
import type { Shape } from '../../world/collection-state.ts'
import type { Immutable } from './immutable.ts'

/** Declaration of one collection. The name of the schema types its records and selects their validator. */
export interface Declaration<Name extends string, R> {
  readonly schema: Name
  /** noun for a record in messages. Defaults to the name of the schema */
  readonly noun?: string
  /** the property that contains the key, or a function that derives the key from the record */
  readonly key: StringKey<R> | ((record: R) => string)
  /** unique values by name: no two records may have the same value, except undefined */
  readonly unique?: Readonly<Record<string, (record: R) => string | undefined>>
  /** indexes by name: records with the same value can be listed together */
  readonly indexes?: Readonly<Record<string, (record: R) => string | undefined>>
  /** value that listings are ordered by. Defaults to the order of insertion */
  readonly order?: (record: R) => string | number
  /** bytes of a record, if the memory of the records is limited: `totalFileBytes` */
  readonly weigh?: (record: R) => number
  /**
   * collections by the place of the keys that name their records, such as `{ 'teamIds/*': 'teams' }`; `*` stands for
   * each item of a list
   */
  readonly references?: Readonly<Record<string, string>>
}

/** Declarations by collection name, each with a schema of the spec. */
export type Declarations<Schemas> = Readonly<
  Record<string, { [S in keyof Schemas & string]: Declaration<S, Immutable<Schemas[S]>> }[keyof Schemas & string]>
>

/** Collections of a vendor in a world, typed by their schemas. */
export type WorldOf<D, Schemas> = {
  readonly [N in keyof D]: D[N] extends { schema: infer S extends keyof Schemas }
    ? Collection<Immutable<Schemas[S]> & object, NamesIn<D[N], 'unique'>, NamesIn<D[N], 'indexes'>>
    : never
}

/**
 * Declares a vendor's collections. Does not compile if a schema, key, unique value or index is not in the spec.
 * @example
 * interface Schemas {
 *   Desk: { id: string; label: string }
 * }
 * const collections = defineCollections<Schemas>()({ desks: { schema: 'Desk', key: 'id' } })
 */
export function defineCollections<Schemas>() {
  return <const D extends Declarations<Schemas>>(declarations: D): D => declarations
}

/** Returns the shapes of declared collections, which a world needs to hold them. */
export function shapesOf(declarations: Readonly<Record<string, AnyDeclaration>>): Record<string, Shape<object>> {
  return Object.fromEntries(Object.entries(declarations).map(([name, declared]) => [name, shapeOf(declared)]))
}

function shapeOf({
  schema,
  noun = schema,
  key,
  unique = {},
  indexes = {},
  order = insertionOrder,
  weigh,
}: AnyDeclaration): Shape<object> {
  const shape = { schema, noun, key: typeof key === 'string' ? property(key) : key, unique, indexes, order, weigh }
  // Each function is called only with records of its own collection, which have the declared type.
  return shape as unknown as Shape<object>
}

/** A declaration for records of any type. Functions of records are contravariant, so their parameter is `never`. */
export interface AnyDeclaration {
  readonly schema: string
  readonly noun?: string
  readonly key: string | ((record: never) => string)
  readonly unique?: Readonly<Record<string, (record: never) => string | undefined>>
  readonly indexes?: Readonly<Record<string, (record: never) => string | undefined>>
  readonly order?: (record: never) => string | number
  readonly weigh?: (record: never) => number
  readonly references?: Readonly<Record<string, string>>
}

type StringKey<R> = { [P in keyof R]-?: R[P] extends string ? P : never }[keyof R] & string

type NamesIn<D, Part extends string> = D extends { [P in Part]: infer Rules } ? keyof Rules & string : never

function insertionOrder(): number {
  return 0
}

function property(name: string): (record: object) => string {
  return (record) => String(Object.getOwnPropertyDescriptor(record, name)?.value)
}
