import type { KeyContext } from './key-place.ts'
import { guessKey, ownPoints, SURE_POINTS } from './key-place.ts'
import type { Place } from './model.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, singular } from './words.ts'

/** Names of properties that contain a record and nothing else. */
const ENVELOPE = /^(data|result|results|item|record|response|payload|object|resource|entity|body|value|content)$/i

/** A place in a body with the schema there. */
export interface Found {
  readonly place: Place
  readonly view: SchemaView
}

/** Returns the record inside a response body: the body itself, or an object or an array in it. */
export function findRecord(body: SchemaView | undefined, context: KeyContext, depth = 0): Found | undefined {
  if (body === undefined) return undefined
  if (body.isArray && !body.isObject) return depth > 1 ? undefined : firstItem(body, context)
  if (!body.isObject) return undefined
  const own = ownPoints(body, context)
  if (own >= SURE_POINTS) return { place: [], view: body }
  const inner = depth > 1 ? undefined : bestInner(body, context, depth)
  return inner !== undefined && inner.points > own ? inner.found : { place: [], view: body }
}

function firstItem(body: SchemaView, context: KeyContext): Found | undefined {
  const { items } = body
  if (items === undefined || guessKey(items, context) === undefined) return undefined
  return { place: ['0'], view: items }
}

function bestInner(body: SchemaView, context: KeyContext, depth: number): { found: Found; points: number } | undefined {
  const isSmall = body.properties.size <= 3
  const [keyObject] = guessKey(body, context)?.place ?? []
  const guesses = [...body.properties].flatMap(([name, view]) => {
    const isNamed = isEnvelopeName(name, context.noun)
    if (!(view.isObject && (isNamed || isSmall)) && !(isNamed && view.isArray)) return []
    // The object that contains the key of a record about something else, such as the user of a membership.
    if (!isNamed && name === keyObject && fold(name) !== fold(context.parameter?.name ?? '').replace(/id$/, ''))
      return []
    const found = findRecord(view, context, depth + 1)
    if (found === undefined) return []
    const key = guessKey(found.view, context)?.points ?? 0
    if (key < (isNamed ? 1 : SURE_POINTS) && !isSmall) return []
    const points = key + (isNamed ? 30 : -30) - (found.place.includes('0') ? 15 : 0)
    return [{ found: { place: [name, ...found.place], view: found.view }, points }]
  })
  return guesses.toSorted((a, b) => b.points - a.points)[0]
}

/** Returns whether a property is named like an envelope: `data`, or the noun of the record. */
function isEnvelopeName(name: string, noun: string): boolean {
  return ENVELOPE.test(name) || fold(singular(name)) === fold(singular(noun))
}

/** Returns the place of the record's properties in a request body: the body itself, or an object or array in it. */
export function findRequest(body: SchemaView | undefined, record: SchemaView | undefined, noun: string): Place {
  if (body?.isArray && !body.isObject) return body.items?.isObject ? ['0'] : []
  if (body === undefined || !body.isObject) return []
  const shared = (view: SchemaView) => [...view.properties.keys()].filter((name) => record?.properties.has(name)).length
  const own = shared(body)
  const inner = [...body.properties].flatMap(([name, view]): Found[] => {
    if (!isEnvelopeName(name, noun) || record?.properties.has(name)) return []
    if (view.isObject) return [{ place: [name], view }]
    return view.isArray && view.items?.isObject ? [{ place: [name, '0'], view: view.items }] : []
  })
  const best = inner.toSorted((a, b) => shared(b.view) - shared(a.view))[0]
  if (best === undefined) return []
  return shared(best.view) > own || body.properties.size === 1 ? best.place : []
}
