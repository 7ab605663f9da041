import type { KeyContext } from './key-place.ts'
import { guessKey } from './key-place.ts'
import type { Place } from './model.ts'
import { type Found, findRecord } from './record-place.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, singular } from './words.ts'

/** An array of records in a response. */
export interface FoundList {
  readonly listPlace: Place
  /** place of the record in an item of the array */
  readonly itemPlace: Place
  /** schema of the record; undefined if the array's items have none */
  readonly record: SchemaView | undefined
}

/** Names of properties that contain the records of a list. */
const LIST_NAMES =
  /^(data|items?|results?|values?|entries|entities|records?|list|objects?|content|contents|elements|rows|hits|resources|value|response|payload|nodes|collection|members)$/i

/** Names of arrays that describe a response instead of containing records. */
const OTHER_NAMES =
  /^_?(errors?|warnings?|messages?|links?|included|includes|facets|aggregations|fields|columns|required)$/i

/** Objects of a response that may contain the list. */
const LIST_ENVELOPES = /^(data|results?|response|_embedded|embedded|payload|body|value|page|list|content)$/i

/** Returns the list of records in a response body; undefined if the body is not a list. */
export function findList(
  body: SchemaView | undefined,
  context: KeyContext,
  record?: SchemaView,
): FoundList | undefined {
  const array = findArray(body, context, record)
  return array && listAt(array.view, array.place, context)
}

/** Returns whether a response body is a list of records. */
export function isListOf(body: SchemaView | undefined, noun: string): boolean {
  return findArray(body, { parameter: undefined, noun }) !== undefined
}

function findArray(body: SchemaView | undefined, context: KeyContext, record?: SchemaView): Found | undefined {
  if (body === undefined) return undefined
  if (body.isArray && !body.isObject) return { place: [], view: body }
  const guesses = arraysOf(body, context.noun, 0).map(({ place, view }) => ({
    place,
    view,
    points: pointsOf(place, view, { context, record }),
  }))
  const best = guesses.toSorted((a, b) => b.points - a.points)[0]
  return best !== undefined && best.points >= 3 ? best : undefined
}

function listAt(array: SchemaView, listPlace: Place, context: KeyContext): FoundList {
  const { items } = array
  const found = findRecord(items, context)
  return { listPlace, itemPlace: found?.place ?? [], record: found?.view ?? items }
}

function arraysOf(body: SchemaView, noun: string, depth: number): Found[] {
  return [...body.properties].flatMap(([name, view]) => {
    if (view.isArray) return [{ place: [name], view }]
    const opens = depth < 2 && view.isObject && (LIST_ENVELOPES.test(name) || isNoun(name, noun))
    if (!opens) return []
    return arraysOf(view, noun, depth + 1).map((one) => ({ ...one, place: [name, ...one.place] }))
  })
}

function pointsOf(
  place: Place,
  array: SchemaView,
  of: { context: KeyContext; record: SchemaView | undefined },
): number {
  const name = place.at(-1) ?? ''
  const { items } = array
  if (OTHER_NAMES.test(name) && !isNoun(name, of.context.noun)) return -6
  let points = 1 - place.length
  if (items !== undefined && items === of.record) points += 8
  if (isNoun(name, of.context.noun)) points += 5
  if (LIST_NAMES.test(name)) points += 3
  if (items?.isObject) points += guessKey(items, of.context) === undefined ? 1 : 3
  return points
}

function isNoun(name: string, noun: string): boolean {
  const folded = fold(singular(name))
  return folded === fold(singular(noun)) || (folded.length > 3 && fold(singular(noun)).endsWith(folded))
}
