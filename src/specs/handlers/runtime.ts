import type { AnyRequest } from '../../engine/vendor/vendor.ts'
import type { Collection } from '../../world/collection.ts'
import { isObject } from '../../world/is-object.ts'
import type { Shaper } from '../fit/shaper.ts'
import type { Model, Resource, Role } from '../model/model.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { OperationFacts } from './operation-facts.ts'
import { valueAtPlace } from './place.ts'

/** A record of an inferred resource. */
export type StoredRecord = Readonly<Record<string, unknown>>

/** A resource with everything that handlers need to know of it. */
export interface ResourceRuntime {
  readonly resource: Resource
  /** name of the schema of its stored records in `components.schemas` */
  readonly stored: string
  /** noun for a record in messages, such as *Issue comment* */
  readonly noun: string
  /** schema of a record as responses show it; undefined if none declares it */
  readonly schema: unknown
  /** schemas of the path parameters of its item path, by name */
  readonly parameters: ReadonlyMap<string, unknown>
  /** Returns the schema of the key where a longer path requires that it is a number; undefined if none does. */
  readonly numberKey: () => unknown
  /** resources whose records belong to a record of this one */
  readonly children: readonly Resource[]
}

/** Parts of a vendor that its handlers share. */
export interface Runtime {
  readonly name: string
  readonly model: Model
  readonly shaper: Shaper
  readonly resources: ReadonlyMap<string, ResourceRuntime>
  readonly operations: ReadonlyMap<string, OperationFacts>
}

/** A request to an operation with a role. */
export interface RoleCall<R extends Role = Role> {
  readonly runtime: Runtime
  readonly operation: OperationFacts
  readonly role: R
  readonly request: AnyRequest
}

/** A call whose role belongs to a resource. */
export interface ResourceCall<R extends Exclude<Role, { kind: 'stateless' }>> extends RoleCall<R> {
  readonly target: ResourceRuntime
  readonly records: Collection<object>
}

/** Returns the record's properties in a request: those in its body, and query parameters that are named like them. */
export function sentProperties(call: ResourceCall<Exclude<Role, { kind: 'stateless' }>>): StoredRecord {
  const { request, role, target, runtime } = call
  const sent = valueAtPlace(request.body, role.requestPlace)
  const declared = target.schema === undefined ? undefined : runtime.shaper.schemas.flat(target.schema).properties
  const query = Object.entries(request.query).filter(([name, value]) => {
    return declared ? declared.has(name) && typeof value !== 'object' : request.body === undefined
  })
  return { ...Object.fromEntries(query), ...ownProperties(sent, declared) }
}

/** Properties that contain the whole body of requests whose record is one value of any kind. */
const WHOLE = ['value', 'content', 'data', 'body']

/** Returns the properties of a body; the body as one property if the record has it for a value that is no object. */
function ownProperties(sent: unknown, declared: FlatSchema['properties'] | undefined): StoredRecord {
  if (isObject(sent)) {
    const names = Object.keys(sent)
    if (names.length === 0 || !declared?.has('value') || names.some((name) => declared.has(name))) return sent
  }
  const whole = sent === undefined ? undefined : WHOLE.find((name) => declared?.has(name))
  return whole === undefined ? {} : { [whole]: sent }
}

/** Returns a stored record. The collections of an inferred resource contain only objects with string names. */
export function asRecord(record: object): StoredRecord {
  return record as StoredRecord
}
