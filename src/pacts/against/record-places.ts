import { withTextOf } from '../../engine/spec/segment.ts'
import type { Operation } from '../../engine/spec/spec.ts'
import { isObject, parseJson } from '../json.ts'
import type { RequestTemplate } from '../template.ts'
import type { Double } from './double.ts'
import { fillRequest } from './fill-request.ts'
import type { Party } from './party.ts'
import type { PlannedRequest } from './plan.ts'
import { partyOf } from './rehearsal.ts'

/** A place in the response of a read where the double shows a value of the scenario. */
export interface ValuePlace {
  readonly request: PlannedRequest
  /** names of properties that lead to the list, or to the object that has the value */
  readonly path: readonly string[]
  readonly property: string
  /** undefined if the value is in an object outside of lists */
  readonly item: ListItem | undefined
}

/** The item of a list that has a value. */
export interface ListItem {
  /** position in the double's list */
  readonly index: number
  /** the item's other strings by property */
  readonly strings: Readonly<Record<string, string>>
  /** true if all items of the list have the same value */
  readonly isShared: boolean
}

/** Most requests that are sent to the double for one operation, each with other path parameters. */
const MOST_REQUESTS = 25

/**
 * Returns the places where the double's reads show the values of a scenario, by value: so a value's counterpart in a
 * service is found by the same read. Sends every read whose path consists of settings and ids of the scenario.
 */
export async function findPlaces(double: Double): Promise<ReadonlyMap<string, readonly ValuePlace[]>> {
  const { origin, vendor } = double
  const places = new Map<string, ValuePlace[]>()
  const party = partyOf(double, origin.fork({ name: origin.name }))
  for (const operation of vendor.spec.operations.values()) {
    if (operation.method !== 'get') continue
    for (const path of pathsOf(operation, double)) {
      const request = readOf(path, operation)
      const { status, text } = await send(request, party)
      for (const [value, place] of status < 300 ? valuesIn(parseJson(text), request) : []) {
        places.set(value, [...(places.get(value) ?? []), place])
      }
    }
  }
  return places
}

async function send(request: PlannedRequest, party: Party) {
  return party.send(await fillRequest(request, party, { given: new Map(), aliases: {} }))
}

function readOf(path: string, operation: Operation): PlannedRequest {
  const template: RequestTemplate = { method: 'GET', path, query: [], headers: [] }
  return { template, operation, gives: {}, isState: true, status: undefined }
}

/** Returns the paths of an operation with placeholders for settings and ids in place of its parameters. */
function pathsOf({ path, slots, parameters }: Operation, double: Double): string[] {
  return slots.reduce<string[]>(
    (paths, slot) => {
      const { refersTo } = parameters.find(({ name, in: where }) => where === 'path' && name === slot.name) ?? {}
      const values = double.values.candidatesFor(slot.name, refersTo)
      return paths
        .flatMap((known) => {
          const segments = known.split('/')
          return values.map((value) => {
            return segments.with(slot.segment, withTextOf(slot, segments[slot.segment] ?? '', value)).join('/')
          })
        })
        .slice(0, MOST_REQUESTS)
    },
    [path],
  )
}

function valuesIn(body: unknown, request: PlannedRequest, path: readonly string[] = []): [string, ValuePlace][] {
  if (Array.isArray(body)) return body.flatMap((item, index) => valuesOfItem(body, item, { request, path, index }))
  if (!isObject(body) || path.length > 2) return []
  return Object.entries(body).flatMap(([property, value]): [string, ValuePlace][] => {
    if (typeof value === 'string') return [[value, { request, path, property, item: undefined }]]
    return valuesIn(value, request, [...path, property])
  })
}

function valuesOfItem(
  list: readonly unknown[],
  item: unknown,
  { request, path, index }: Pick<ValuePlace, 'request' | 'path'> & { readonly index: number },
): [string, ValuePlace][] {
  const strings = stringsOf(item)
  return Object.entries(strings).map(([property, value]) => {
    const isShared = list.every((other) => stringsOf(other)[property] === value)
    return [value, { request, path, property, item: { index, strings, isShared } }]
  })
}

function stringsOf(item: unknown): Readonly<Record<string, string>> {
  const entries = isObject(item) ? Object.entries(item) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
