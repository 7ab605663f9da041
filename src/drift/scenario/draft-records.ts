import type { RecordDraft } from '../../engine/vendor/factory.ts'
import type { Vendor } from '../../engine/vendor/vendor.ts'
import { isObject, mapStrings } from '../../pacts/json.ts'
import { findDefinition, validateShape } from '../../scenarios/check-shape.ts'
import { type JsonSchema, mappingAt } from '../../scenarios/json-schema.ts'
import { withoutPaths } from '../../scenarios/path-set.ts'
import { recordPointer, scenarioSchema } from '../../scenarios/schema.ts'
import { fold, singular } from '../../specs/model/words.ts'
import { isCreationTime } from '../state/creation-time.ts'
import { keyOf } from '../state/record-identity.ts'
import type { RecordViews } from '../state/record-views.ts'
import type { SeenRecord } from '../state/seen-records.ts'
import type { LeftOutNotes } from './left-out.ts'

/** The records of a vendor's section, by collection. */
export type SectionRecords = Readonly<Record<string, readonly RecordDraft[]>>

interface DraftContext {
  readonly vendor: Vendor
  readonly views: RecordViews
  readonly notes: LeftOutNotes
}

/** Returns seen records as a scenario file contains them: with the properties that its schema declares. */
export function draftRecords(seen: ReadonlyMap<string, readonly SeenRecord[]>, context: DraftContext): SectionRecords {
  const drafter = new Drafter(seen, context)
  const sections = Object.keys(context.vendor.factories).flatMap((collection) => {
    const drafts = drafter.withTimes(
      collection,
      (seen.get(collection) ?? []).map((record) => drafter.draft(record)),
    )
    return drafts.length === 0
      ? []
      : [[collection, [...drafts, ...initialRecords(collection, drafts, context)]] as const]
  })
  for (const [collection, records] of seen) {
    if (Object.hasOwn(context.vendor.factories, collection)) continue
    for (const _ of records) context.notes.add(`${context.vendor.name}.${collection}`, 'a scenario cannot list it')
  }
  return Object.fromEntries(sections)
}

/** Returns the records that every new world has and that the drafts do not replace: lists may show only some of them. */
function initialRecords(collection: string, drafts: readonly RecordDraft[], { vendor, views }: DraftContext) {
  const keyIn = (value: RecordDraft) => keyOf(vendor, views.model, { collection, value })
  const known = new Set(drafts.map(keyIn))
  const initial = vendor.spec.document['x-initial']?.[collection] ?? []
  return initial.filter((record) => !known.has(keyIn(record)))
}

const REDACTED = '[redacted]'
/** Time of creation of the first record of which the service shows none: 2020-01-01. */
const FIRST_CREATION = 1_577_836_800_000

class Drafter {
  readonly #context: DraftContext
  readonly #root: JsonSchema
  /** names of records, by collection and key */
  readonly #names = new Map<string, string>()
  /** names of records by key, in any collection */
  readonly #namesByKey = new Map<string, string>()

  constructor(seen: ReadonlyMap<string, readonly SeenRecord[]>, context: DraftContext) {
    this.#context = context
    this.#root = scenarioSchema({ [context.vendor.name]: context.vendor })
    for (const [collection, records] of seen) {
      for (const [i, { key, value }] of records.entries()) {
        const name = value['name'] ?? this.#placeholderName(collection, i)
        if (typeof name !== 'string') continue
        this.#names.set(`${collection} ${key}`, name)
        this.#namesByKey.set(key, name)
      }
    }
  }

  draft({ collection, key, value }: SeenRecord): RecordDraft {
    const { vendor, notes } = this.#context
    const properties = this.#propertiesOf(collection)
    const own = this.#ownPropertiesOf(collection)
    const what = `${vendor.name}.${collection}`
    const kept = Object.entries(value).flatMap(([name, found]) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (!schema) notes.add(`${what}.${name}`, 'a record of a scenario does not have it')
      else if (JSON.stringify(found)?.includes(REDACTED)) notes.add(`${what}.${name}`, 'it is secret')
      else {
        const accepted = this.#accept(name, found, schema, own.has(name))
        if (accepted !== undefined) return [[name, accepted] as const]
        notes.add(`${what}.${name}`, 'the scenario schema does not accept its value')
      }
      return []
    })
    const name = this.#names.get(`${collection} ${key}`)
    const named = value['name'] === undefined && name !== undefined && Object.hasOwn(properties, 'name')
    const draft = { ...(named && { name }), ...this.#namedReferences(collection, value), ...Object.fromEntries(kept) }
    // A scenario file replaces placeholders, so a literal one is escaped.
    return Object(mapStrings(draft, (text) => text.replaceAll('${', '$${')))
  }

  /**
   * Returns records with ascending times of creation if the service hides these, because lists are often sorted by them.
   */
  withTimes(collection: string, drafts: readonly RecordDraft[]): readonly RecordDraft[] {
    const name = Object.keys(this.#propertiesOf(collection)).find(isCreationTime)
    if (name === undefined || drafts.some((draft) => draft[name] !== undefined)) return drafts
    const timed = drafts.map((draft, i) => ({ ...draft, [name]: new Date(FIRST_CREATION + i * 1000).toISOString() }))
    const [first] = timed
    const schema = this.#propertiesOf(collection)[name] ?? {}
    return first && validateShape(first[name], schema, this.#root).length === 0 ? timed : drafts
  }

  /**
   * Returns a value as the schema accepts it: itself, the names of the records that it shows, or the value without the
   * properties that the schema does not know.
   */
  #accept(name: string, value: unknown, schema: JsonSchema, isOwn: boolean): unknown {
    const errorsIn = (candidate: unknown) => validateShape(candidate, schema, this.#root)
    // A property that only scenarios have contains names where the service shows keys.
    const candidates = isOwn
      ? [value, this.#toNames(name, value)]
      : [this.#keysToNames(value), this.#toNames(name, value)]
    const accepted = candidates.find((candidate) => candidate !== undefined && errorsIn(candidate).length === 0)
    if (accepted !== undefined) return accepted
    if (typeof value !== 'object' || value === null) return undefined
    const unknown = errorsIn(value).filter(({ part }) => part === 'key')
    const pruned = withoutPaths(
      value,
      unknown.map(({ path }) => path),
    )
    return unknown.length > 0 && errorsIn(pruned).length === 0 ? pruned : undefined
  }

  #keysToNames(value: unknown): unknown {
    if (typeof value === 'string') return this.#namesByKey.get(value) ?? value
    return Array.isArray(value) ? value.map((item: unknown) => this.#keysToNames(item)) : value
  }

  #toNames(property: string, value: unknown): unknown {
    if (Array.isArray(value)) {
      const names = value.map((item) => this.#toNames(property, item)).filter((name) => name !== undefined)
      return names.length === value.length ? names : undefined
    }
    if (!isObject(value)) return undefined
    const collection = this.#context.views.collectionOfNoun(property)
    const id = String(value['id'])
    return this.#names.get(`${collection} ${id}`) ?? value['name'] ?? this.#namesByKey.get(id)
  }

  /** Returns the names of the records that a record refers to by key, for the scenario's properties that name them. */
  #namedReferences(collection: string, value: Readonly<Record<string, unknown>>): RecordDraft {
    const { vendor } = this.#context
    const properties = this.#propertiesOf(collection)
    const own = this.#ownPropertiesOf(collection)
    const references = Object.entries(vendor.collections[collection]?.references ?? {})
    const named = references.flatMap(([path, target]) => {
      if (path.includes('*')) return []
      const key = path.split('/').reduce<unknown>((part, step) => (isObject(part) ? part[step] : undefined), value)
      const name = this.#names.get(`${target} ${String(key)}`)
      const noun = fold(singular(target))
      const property = Object.keys(properties).find((one) => !own.has(one) && noun.endsWith(fold(one)))
      return name === undefined || property === undefined ? [] : [[property, name] as const]
    })
    return Object.fromEntries(named)
  }

  /** Returns a name for a record of which no response showed one, if its records have names. */
  #placeholderName(collection: string, index: number): string | undefined {
    if (!Object.hasOwn(this.#propertiesOf(collection), 'name')) return undefined
    return `Unseen ${singular(collection)} ${index + 1}`
  }

  #propertiesOf(collection: string): Readonly<Record<string, JsonSchema>> {
    if (!Object.hasOwn(this.#context.vendor.factories, collection)) return {}
    return mappingAt(findDefinition(this.#root, recordPointer(this.#context.vendor.name, collection)), 'properties')
  }

  /** Returns the properties that a record of a collection has by the spec. */
  #ownPropertiesOf(collection: string): Set<string> {
    const { collections, spec } = this.#context.vendor
    const schemas = mappingAt(spec.document.components, 'schemas')
    const schema = schemas[collections[collection]?.schema ?? ''] ?? {}
    const scenario = mappingAt(schema, 'x-scenario')
    return new Set(Object.keys(mappingAt(schema, 'properties')).filter((name) => !Object.hasOwn(scenario, name)))
  }
}
