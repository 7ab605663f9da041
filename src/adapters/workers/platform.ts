/**
 * The parts of the Workers runtime that are used, as <https://developers.cloudflare.com/durable-objects/api/> describes them.
 */

/** SQLite database of a Durable Object. */
export interface SqlStorage {
  /** Carries out a statement with values for its `?`. */
  readonly exec: <Row = Readonly<Record<string, string | number | null>>>(
    statement: string,
    ...values: (string | number | null)[]
  ) => Rows<Row>
}

/** Rows that a statement returns. */
export interface Rows<Row> extends Iterable<Row> {
  readonly toArray: () => Row[]
}

/** Storage of a Durable Object. */
export interface ObjectStorage {
  readonly sql: SqlStorage
  /** Carries out statements in one transaction. */
  readonly transactionSync: <Result>(run: () => Result) => Result
  readonly deleteAll: () => Promise<void>
}

/** State of a Durable Object, which the runtime passes to it. */
export interface ObjectState {
  readonly id: { readonly name?: string }
  readonly storage: ObjectStorage
  /** Keeps the object alive until a promise is settled. */
  readonly waitUntil: (promise: Promise<unknown>) => void
}

/** A class of Durable Objects, which the runtime creates. */
export type ObjectClass = new (ctx: ObjectState, bindings: never) => object

/** A binding of a class of Durable Objects. */
export interface ObjectNamespace<Stub> {
  readonly idFromName: (name: string) => object
  readonly get: (id: object) => Stub
}

/** Returns the Durable Object of a name. */
export function objectNamed<Stub>(namespace: ObjectNamespace<Stub>, name: string): Stub {
  return namespace.get(namespace.idFromName(name))
}
