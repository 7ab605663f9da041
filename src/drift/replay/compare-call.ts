import type { Vendor } from '../../engine/vendor/vendor.ts'
import type { ReceivedResponse } from '../../pacts/extract.ts'
import { parseJson, valueAt } from '../../pacts/json.ts'
import { responseSchema } from '../../pacts/schema.ts'
import { mappingAt } from '../../scenarios/json-schema.ts'
import { valueAtPlace } from '../../specs/handlers/place.ts'
import { isObject } from '../../world/is-object.ts'
import { type Call, hasSucceeded, isWrite } from '../state/call.ts'
import { identityOf } from '../state/record-identity.ts'
import type { RecordViews } from '../state/record-views.ts'
import { headerOf } from '../traffic.ts'
import { compareErrors } from './compare-errors.ts'
import { compareLists, type ListPage } from './compare-lists.ts'
import { compareValues } from './compare-values.ts'
import type { FoundDifference } from './difference.ts'
import { namesIn } from './replayable.ts'
import type { ValueMap } from './value-map.ts'

/** Facts about the whole traffic that the comparison of a response uses. */
export interface CompareContext {
  readonly vendor: Vendor
  readonly views: RecordViews
  /** keys of the records that the traffic created, by collection */
  readonly created: ReadonlyMap<string, ReadonlySet<string>>
  /** keys of records whose order the service's own lists leave open */
  readonly unordered: ReadonlySet<string>
  /** the double's values for those that the service decided */
  readonly values: ValueMap
}

/** The responses of the double in two worlds that differ in their seeds. */
export type Replayed = readonly [ReceivedResponse, ReceivedResponse]

/** Compares the recorded response to a call with those of the double. */
export function compareCall(call: Call, replayed: Replayed, context: CompareContext): FoundDifference[] {
  const [first] = replayed
  if (call.status !== first.status) {
    return [{ kind: 'status', at: '', service: `status ${call.status}`, double: `status ${first.status}` }]
  }
  const double = [parseJson(first.text), parseJson(replayed[1].text)] as const
  if (call.received === undefined || double[0] === undefined) return []
  if (!hasSucceeded(call)) return compareErrors({ service: call.received, double }, new Set(namesIn(call)))
  return [...compareList({ call, first, double }, context), ...compareRecords({ call, first, double }, context)]
}

interface Pair {
  readonly call: Call
  readonly first: ReceivedResponse
  /** the parsed bodies of the double */
  readonly double: readonly [unknown, unknown]
}

function compareList({ call, first, double }: Pair, context: CompareContext): FoundDifference[] {
  const role = context.views.model.roles.get(call.operation.id)
  const list = role?.kind === 'list' ? role : undefined
  if (call.operation.method !== 'get') return []
  const place = list?.listPlace ?? onlyList(call.received)
  const items = place && valueAtPlace(call.received, place)
  const others = place && valueAtPlace(double[0], place)
  if (!place || !Array.isArray(items) || !Array.isArray(others)) return []
  // A list of an operation that is no list of records, such as a ranking, follows values that are not compared.
  const shown = new Set(context.views.shownIn(call).map(({ at }) => at))
  const at = place.map((name) => `/${name}`).join('')
  if (!list && items.some((_, i) => !shown.has(`${at}/${i}`))) return []
  const service: ListPage = {
    body: call.received,
    keys: items.map((item) => keyIn(item, (key) => (context.unordered.has(key) ? undefined : context.values.of(key)))),
    linkHeader: headerOf(call.exchange.response, 'link'),
  }
  const other: ListPage = {
    body: double[0],
    keys: others.map((item) => keyIn(item, (key) => key)),
    linkHeader: first.headers.get('link') ?? undefined,
  }
  return compareLists({ service, double: other }, list)
}

/** Returns the place of the list in a response that has one list of objects. */
function onlyList(body: unknown): readonly string[] | undefined {
  if (Array.isArray(body)) return []
  if (!isObject(body)) return undefined
  const [found, ...others] = Object.keys(body).filter((name) => Array.isArray(body[name]))
  return found === undefined || others.length > 0 ? undefined : [found]
}

function keyIn(item: unknown, map: (key: string) => string | undefined): string | undefined {
  if (!isObject(item)) return undefined
  const key = item['id'] ?? item['key'] ?? item['_id']
  return typeof key === 'string' || typeof key === 'number' ? map(String(key)) : undefined
}

/** Compares the records that the traffic created, and the parts of others that a request changed. */
function compareRecords({ call, double }: Pair, context: CompareContext): FoundDifference[] {
  const { vendor, views } = context
  const shown = views.shownIn(call)
  const others = new Set(shown.map(({ at }) => at))
  const found = shown.flatMap((record) => {
    const identity = identityOf({ vendor, model: views.model }, record, call)
    if (!identity) return []
    const isCreated = context.created.get(identity.collection)?.has(identity.key) === true
    const isChanged = isWrite(call) && record.kind === 'whole'
    if (!isCreated && !isChanged) return []
    const places = double.map((body) => placeOf(record.at, body, { service: identity.value['id'], context }))
    const [own, second] = places.map((place, i) => (place === undefined ? undefined : valueAt(double[i], place)))
    if (!isObject(own) || !isObject(second)) return []
    const sent = new Set(isObject(call.sent) ? Object.keys(call.sent) : [])
    const stored = storedProperties(vendor, identity.collection)
    // A list or an object that the stored record does not have shows other records.
    const isOwn = (name: string, value: unknown) => stored.has(name) || typeof value !== 'object' || value === null
    return compareValues(
      {
        service: record.value,
        double: [own, second],
        schema: schemaAt(call, record.at, vendor),
        pointer: record.at,
        at: '',
      },
      {
        document: vendor.spec.document,
        sent,
        isOther: (at) => at !== record.at && others.has(at),
        isCompared: (name) => sent.has(name) || (isCreated && isOwn(name, record.value[name])),
      },
    ).map((difference) => ({ ...difference, record: `${identity.collection} ${identity.key}` }))
  })
  return found
}

function storedProperties({ spec, collections }: Vendor, collection: string): Set<string> {
  const schema = mappingAt(spec.document.components, 'schemas')[collections[collection]?.schema ?? '']
  return new Set(Object.keys(mappingAt(schema ?? {}, 'properties')))
}

/** Returns the pointer of a record in the double's response: that of the service, or of the item with its id. */
function placeOf(
  at: string,
  body: unknown,
  { service, context }: { readonly service: unknown; readonly context: CompareContext },
): string | undefined {
  const [, list, rest = ''] = /^(.*?)\/\d+(\/.*)?$/s.exec(at) ?? []
  if (list === undefined || typeof service !== 'string' || rest !== '') return at
  const items = valueAt(body, list)
  if (!Array.isArray(items)) return undefined
  const index = items.findIndex((item) => isObject(item) && item['id'] === context.values.of(service))
  return index < 0 ? undefined : `${list}/${index}`
}

/** Returns the schema of a record in the response of a call; undefined if the record is inside of another value. */
function schemaAt({ operation, status }: Call, at: string, { spec }: Vendor): unknown {
  if (at !== '' || !operation.responses.has(status)) return undefined
  return responseSchema(spec.document, operation, status)
}
