import type { Vendor } from '../../engine/vendor/vendor.ts'
import { stringsIn } from '../../pacts/json.ts'
import { isObject } from '../../world/is-object.ts'
import { type Call, hasSucceeded, isWrite } from './call.ts'
import { isCreationTime } from './creation-time.ts'
import { isFromList, ListOrder } from './list-order.ts'
import { identityOf, isJoint } from './record-identity.ts'
import type { RecordViews } from './record-views.ts'
import type { RecordIdentity, ShownRecord } from './shown-record.ts'

/** A record that the service had before the traffic began, as far as responses showed it. */
export interface SeenRecord extends RecordIdentity {
  /** the properties in the form in which they were seen first */
  readonly value: Readonly<Record<string, unknown>>
}

/** The records of a vendor that traffic shows. */
export interface SeenRecords {
  /** by collection, each in the order of the service's lists, or of creation */
  readonly initial: ReadonlyMap<string, readonly SeenRecord[]>
  /** keys of the records that were created within the traffic, by collection */
  readonly created: ReadonlyMap<string, ReadonlySet<string>>
  /** keys of records with the same time of creation that the service's own lists show in different orders */
  readonly unordered: ReadonlySet<string>
}

/** Finds the records that a service had before the traffic began. Records that the traffic created are left out. */
export function findSeenRecords(vendor: Vendor, views: RecordViews, calls: readonly Call[]): SeenRecords {
  const finder = new Finder(vendor, views)
  for (const call of calls) finder.add(call)
  return finder.found()
}

/** Statuses of responses to requests for records that may not exist. */
const MAY_BE_MISSING = new Set([401, 403, 404, 405, 410, 429])

class Finder {
  readonly #vendor: Vendor
  readonly #views: RecordViews
  readonly #records = new Map<string, SeenRecord>()
  readonly #created = new Map<string, Set<string>>()
  /** records that a request may have changed; responses after it no longer show their first form */
  readonly #changed = new Set<string>()
  /** records that only paths of requests name so far */
  readonly #mentioned = new Set<string>()
  /** records that no response shows, but objects with the name of their collection */
  readonly #references = new Set<string>()
  /** requests that created a record which their responses do not show */
  readonly #pending: { readonly collection: string; readonly sent: Readonly<Record<string, unknown>> }[] = []
  /** time of the first request that may have created records */
  #start: number | undefined
  readonly #orders = new Map<string, ListOrder>()

  constructor(vendor: Vendor, views: RecordViews) {
    this.#vendor = vendor
    this.#views = views
  }

  add(call: Call): void {
    this.#mention(call)
    if (!hasSucceeded(call)) return
    if (isWrite(call)) {
      this.#start ??= Date.parse(call.exchange.at)
      this.#markChanged(call)
    }
    const shown = this.#views.shownIn(call)
    const lists = new Map<string, string[]>()
    for (const one of shown) this.#see(call, one, lists)
    for (const [collection, keys] of lists) this.#orderOf(collection).add(keys)
    const role = this.#views.model.roles.get(call.operation.id)
    const collection = role?.kind === 'create' ? this.#views.collectionOf(role.resource) : undefined
    if (collection !== undefined && shown.length === 0 && isObject(call.sent)) {
      this.#pending.push({ collection, sent: call.sent })
    }
  }

  found(): SeenRecords {
    const records = [...this.#records.values()]
    const byCollection = Map.groupBy(
      records.filter((one) => this.#isRecord(one)),
      ({ collection }) => collection,
    )
    const initial = [...byCollection].map(([collection, records]) => {
      return [collection, inOrder(records, this.#orders.get(collection))] as const
    })
    return { initial: new Map(initial), created: this.#created, unordered: this.#unordered(records) }
  }

  #unordered(records: readonly SeenRecord[]): Set<string> {
    const conflicting = records.filter(({ collection, key }) => this.#orders.get(collection)?.hasConflict(key))
    const byTime = Map.groupBy(conflicting, ({ collection, value }) => `${collection} ${creationOf(value)}`)
    const tied = [...byTime.values()].filter((group) => group.length > 1)
    return new Set(tied.flat().map(({ key }) => key))
  }

  #see(call: Call, shown: ShownRecord, lists: Map<string, string[]>): void {
    const { collection, kind } = shown
    const identity = identityOf({ vendor: this.#vendor, model: this.#views.model }, shown, call)
    if (!identity || this.#created.get(collection)?.has(identity.key)) return
    const { key, value } = identity
    const id = placeOf(identity)
    const found = this.#records.get(id)
    // A record that only a path named says nothing about when it was created.
    const known = this.#mentioned.has(id) ? undefined : found
    if (!known && (isCreation(call, shown, identity, this.#vendor) || this.#isPending(identity))) {
      this.#records.delete(id)
      this.#created.set(collection, (this.#created.get(collection) ?? new Set()).add(key))
      return
    }
    if (isFromList(shown, call)) lists.set(collection, [...(lists.get(collection) ?? []), key])
    // A reference is no view of the record, and after a change only properties that were not seen before are added.
    const isFirst = kind === 'reference' || (this.#changed.has(id) && !this.#references.has(id))
    const merged = isFirst ? { ...value, ...found?.value } : { ...found?.value, ...value }
    this.#mentioned.delete(id)
    this.#records.set(id, { collection, key, value: merged })
    if (kind !== 'reference') this.#references.delete(id)
    else if (!known) this.#references.add(id)
  }

  /**
   * Adds the records that the path of a request names: they exist, even if no response shows them, unless the status
   * says that they may not.
   */
  #mention(call: Call): void {
    if (call.status >= 500 || MAY_BE_MISSING.has(call.status)) return
    for (const identity of this.#views.mentionedBy(call)) {
      const { collection, key } = identity
      if (this.#created.get(collection)?.has(key) || this.#records.has(placeOf(identity))) continue
      if (call.status === 201 && isOwnKey(call, key)) continue
      this.#records.set(placeOf(identity), identity)
      this.#mentioned.add(placeOf(identity))
    }
  }

  #markChanged(call: Call): void {
    const values = new Set([...call.parameters.values(), ...textsIn(call.sent)])
    for (const [id, { key }] of this.#records) {
      if (key.split('/').some((part) => values.has(part))) this.#changed.add(id)
    }
  }

  /**
   * Checks that the traffic created a record: its time of creation is not before the first request, or it has the values
   * that a request sent whose response showed no record.
   */
  #isPending({ collection, value }: RecordIdentity): boolean {
    const time = creationOf(value)
    if (this.#start !== undefined && time !== undefined && time >= this.#start) return true
    const at = this.#pending.findIndex((one) => {
      const equal = Object.entries(one.sent).filter(([name, sent]) => sent === value[name])
      return one.collection === collection && equal.length > 0 && !differs(one.sent, value)
    })
    if (at < 0) return false
    this.#pending.splice(at, 1)
    return true
  }

  /**
   * Checks that a record is one of its collection. An object that only has the name of the collection counts if its key
   * has the form of other keys: a value named `agent` may contain the id of a user.
   */
  #isRecord(record: SeenRecord): boolean {
    if (!this.#references.has(placeOf(record))) return true
    const others = [...this.#records.values()].filter((one) => {
      return one.collection === record.collection && !this.#references.has(placeOf(one))
    })
    return others.length === 0 || others.some(({ key }) => formOf(key) === formOf(record.key))
  }

  #orderOf(collection: string): ListOrder {
    const order = this.#orders.get(collection) ?? new ListOrder()
    this.#orders.set(collection, order)
    return order
  }
}

/** Returns the form of a key: its prefix and the number of its parts. */
function formOf(key: string): string {
  return `${/^[a-z]+(?=[-_])/i.exec(key)?.[0] ?? ''} ${key.split('-').length}`
}

function placeOf({ collection, key }: RecordIdentity): string {
  return `${collection} ${key}`
}

/** Returns whether a record has another scalar than the one that a request sent. */
function differs(sent: Readonly<Record<string, unknown>>, value: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(sent).some(([name, part]) => {
    return typeof part !== 'object' && value[name] !== undefined && value[name] !== part
  })
}

function textsIn(value: unknown): string[] {
  return stringsIn(value).map(([, text]) => text)
}

/** Returns whether a response reports that its request created a record that was not seen before. */
function isCreation(call: Call, { kind }: ShownRecord, { key, collection }: RecordIdentity, vendor: Vendor): boolean {
  if (!isWrite(call)) return false
  const named = new Set([...call.parameters.values(), ...textsIn(call.sent)])
  const parts = key.split('/')
  if (isJoint(vendor, collection)) return parts.every((part) => named.has(part))
  if (call.operation.method === 'put') return kind === 'whole' && call.status === 201
  return call.operation.method === 'post' && kind === 'whole' && !named.has(key)
}

/** Returns whether the last parameter of a path is the key: a `PUT` that answers 201 created this record. */
function isOwnKey({ parameters }: Call, key: string): boolean {
  return [...parameters.values()].at(-1) === key
}

/** Sorts records by the time of their creation if all have one, and otherwise by the lists that showed them. */
function inOrder(records: readonly SeenRecord[], lists: ListOrder | undefined): SeenRecord[] {
  const ranked = records.map((record, i) => ({ record, rank: lists?.rankOf(record.key) ?? Number.MAX_SAFE_INTEGER, i }))
  const listed = ranked.toSorted((a, b) => a.rank - b.rank || a.i - b.i).map(({ record }) => record)
  const times = new Map(listed.map((record) => [record, creationOf(record.value)]))
  if ([...times.values()].some((time) => time === undefined)) return listed
  return listed.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0))
}

function creationOf(value: SeenRecord['value']): number | undefined {
  const [, text] = Object.entries(value).find(([name]) => isCreationTime(name)) ?? []
  const time = typeof text === 'string' ? Date.parse(text) : typeof text === 'number' ? text : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
