import { namePoints, type WantedKey, wantedKey } from './key-name.ts'
import type { Place } from './model.ts'
import type { Parameter } from './operations.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, wordsOf } from './words.ts'

/** A property that may contain the key, with points for how likely it is. */
export interface KeyGuess {
  readonly place: Place
  readonly points: number
}

/** A parameter that identifies a record, with the noun of its path. */
export interface KeyContext {
  readonly parameter: Parameter | undefined
  /** noun of the item path, such as `boards` */
  readonly noun: string
  /** names of the path parameters in front of the key, whose properties are not the key */
  readonly outer?: readonly string[]
}

/** Fewest points for which a property is taken as the key. */
const LEAST_POINTS = 40

/** Fewest points for which a key is certain. */
export const SURE_POINTS = 70

/** Objects of a record in which its key may be. */
const INNER = /^(metadata|meta|sys|attributes|identity|basic|info|header|base)$/

/**
 * Returns the property of a record that most likely contains the value of a parameter; undefined if no property is
 * likely.
 */
export function guessKey(record: SchemaView | undefined, context: KeyContext): KeyGuess | undefined {
  const best = rankKeys(record, context)[0]
  return best !== undefined && best.points >= LEAST_POINTS ? best : undefined
}

/** Rankings of one record, by the parameter and by the noun. */
type Rankings = Map<Parameter | undefined, Map<string, KeyGuess[]>>

/** Rankings by record: the same record is ranked for each operation that contains it. */
const RANKINGS = new WeakMap<SchemaView, Rankings>()

/** Returns the scalar properties of a record that have any points, the most likely first. */
export function rankKeys(record: SchemaView | undefined, context: KeyContext): readonly KeyGuess[] {
  if (record === undefined) return []
  const rankings: Rankings = RANKINGS.get(record) ?? new Map()
  RANKINGS.set(record, rankings)
  const byNoun = rankings.get(context.parameter) ?? new Map<string, KeyGuess[]>()
  rankings.set(context.parameter, byNoun)
  const ranking = byNoun.get(context.noun) ?? rank(record, context)
  byNoun.set(context.noun, ranking)
  return ranking
}

function rank(record: SchemaView, { parameter, noun, outer }: KeyContext): KeyGuess[] {
  const wanted = wantedKey(parameter, noun, outer)
  const guesses: KeyGuess[] = []
  const has = (name: string) => record.properties.get(name)?.isScalar ?? false
  record.properties.forEach((view, name) => {
    const points = view.isScalar ? pointsOf(name, view, wanted, has) : 0
    if (points > 0) guesses.push({ place: [name], points })
  })
  record.properties.forEach((view, name) => {
    if (view.isObject && (INNER.test(name) || isAbout(fold(name), wanted))) addInner(guesses, view, name, wanted)
  })
  return guesses.toSorted((a, b) => b.points - a.points)
}

/** Adds the scalar properties of an object in a record. */
function addInner(guesses: KeyGuess[], object: SchemaView, outer: string, wanted: WantedKey): void {
  const has = (name: string) => object.properties.has(name)
  const less = INNER.test(outer) ? 8 : 12
  object.properties.forEach((view, name) => {
    const points = view.isScalar ? pointsOf(name, view, wanted, has) - less : 0
    if (points > 0) guesses.push({ place: [outer, name], points })
  })
}

/** Returns whether an object is about the record or about what the parameter names, as `user` for `username`. */
function isAbout(outer: string, { parameter, noun, name }: WantedKey): boolean {
  return outer === noun || (outer.length > 2 && parameter !== undefined && name.startsWith(outer))
}

/** Returns points for the key of a record that contains it directly or among its metadata. */
export function ownPoints(record: SchemaView, context: KeyContext): number {
  const own = rankKeys(record, context).find(
    ({ place: [first = '', inner] }) => inner === undefined || INNER.test(first),
  )
  return own === undefined || own.points < LEAST_POINTS ? 0 : own.points
}

function pointsOf(name: string, property: SchemaView, wanted: WantedKey, has: (name: string) => boolean): number {
  if (name.startsWith('$')) return 0
  const named = namePoints(name, wanted, has)
  return named === 0 ? 0 : named + typePoints(property, wanted.parameter) + textPoints(name, wanted)
}

/** Returns points for types, formats and examples that agree; negative if they contradict each other. */
function typePoints(property: SchemaView, parameter: Parameter | undefined): number {
  const types = property.types
  if (types.includes('boolean') || /^(date|uri|url)/.test(property.format ?? '')) return -60
  const schema = parameter?.schema
  if (schema === undefined) return 0
  let points = 0
  if (isNumeric(schema) && !isNumeric(property)) points -= property.types.includes('string') ? 22 : 50
  if (!isNumeric(schema) && isNumeric(property) && schema.types.length > 0) points -= wantsText(parameter) ? 45 : 8
  if (schema.format === 'uuid') points += property.format === 'uuid' ? 12 : isNumeric(property) ? -50 : 0
  if (schema.pattern !== undefined && schema.pattern === property.pattern) points += 20
  const example = parameter?.example ?? schema.example
  if (isEqualScalar(example, property.example)) points += 25
  return points
}

/** Returns whether two examples are equal, also if one is a number and the other a string of its digits. */
function isEqualScalar(one: unknown, other: unknown): boolean {
  return isScalar(one) && isScalar(other) && `${one}` === `${other}`
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function isNumeric(view: SchemaView): boolean {
  return view.types.length > 0 && view.types.every((type) => type === 'integer' || type === 'number')
}

/** Returns whether a parameter of type string is not just a careless declaration of a numeric id. */
function wantsText(parameter: Parameter | undefined): boolean {
  return parameter !== undefined && wordsOf(parameter.name).at(-1) !== 'id'
}

/** Returns points for a property that the parameter's description names. */
function textPoints(name: string, { text }: WantedKey): number {
  if (text === '') return 0
  const last = wordsOf(name).at(-1) ?? ''
  if (!/^(id|name|slug|number|key|code|email|login|username|handle|uuid|sid|gid)$/.test(last)) return 0
  const points = last === 'name' ? 2 : 9
  return new RegExp(`\\b${last === 'id' ? '(id|ids|identifier)' : last}\\b`).test(text) ? points : 0
}
