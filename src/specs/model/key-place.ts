import type { Place } from './model.ts'
import type { Parameter } from './operations.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, singular, wordsOf } from './words.ts'

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

/** Names of properties that identify a record whatever the parameter is called, the most common first. */
const ID_NAMES = ['id', 'uuid', 'guid', 'sid', 'gid', 'uid', '_id', 'iid', 'identifier', 'token']

/** Names of properties that identify a record for readers. */
const NAME_NAMES = ['key', 'slug', 'login', 'username', 'name', 'number', 'sha', 'code', 'handle', 'email', 'tag']

/** Names of properties that a suffix of the parameter's name may stand for although the record has an `id`. */
const SUFFIXES =
  /^(number|slug|key|name|login|username|email|iid|sid|gid|uid|uuid|guid|id|address|index|version|sha|tag|ref|label|title|token|code|hash)$/

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

/** Returns the scalar properties of a record with their points, the most likely first. */
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

function rank(record: SchemaView, context: KeyContext): KeyGuess[] {
  const has = (name: string) => record.properties.get(name)?.isScalar ?? false
  const near = scalars(record).map(({ name, view }) => ({ place: [name], points: pointsOf(name, view, context, has) }))
  return [...near, ...innerKeys(record, context)].toSorted((a, b) => b.points - a.points)
}

function innerKeys(record: SchemaView, context: KeyContext): KeyGuess[] {
  const wanted = fold(context.parameter?.name ?? '')
  return [...record.properties].flatMap(([outer, view]) => {
    if (!view.isObject || !(INNER.test(outer) || isAbout(fold(outer), wanted, context))) return []
    const has = (name: string) => view.properties.has(name)
    return scalars(view).map(({ name, view: inner }) => ({
      place: [outer, name],
      points: pointsOf(name, inner, context, has) - (INNER.test(outer) ? 8 : 12),
    }))
  })
}

/** Returns whether an object is about the record or about what the parameter names, as `user` for `username`. */
function isAbout(outer: string, wanted: string, { noun }: KeyContext): boolean {
  return outer === fold(singular(noun)) || (outer.length > 2 && wanted.startsWith(outer))
}

/** Returns points for the key of a record that contains it directly or among its metadata. */
export function ownPoints(record: SchemaView, context: KeyContext): number {
  const own = rankKeys(record, context).find(
    ({ place: [first = '', inner] }) => inner === undefined || INNER.test(first),
  )
  return own === undefined || own.points < LEAST_POINTS ? 0 : own.points
}

function scalars(view: SchemaView): { name: string; view: SchemaView }[] {
  return [...view.properties].filter(([, one]) => one.isScalar).map(([name, one]) => ({ name, view: one }))
}

function pointsOf(name: string, property: SchemaView, context: KeyContext, has: (name: string) => boolean): number {
  if (name.startsWith('$')) return 0
  const named = namePoints(name, context, has)
  return named === 0 ? 0 : named + typePoints(property, context.parameter) + textPoints(name, context.parameter)
}

/** Returns points for the name of a property; 0 if nothing connects it with the parameter. */
function namePoints(name: string, { parameter, noun, outer }: KeyContext, has: (name: string) => boolean): number {
  const property = fold(name)
  const nounName = fold(singular(noun))
  const wanted = parameter === undefined ? 'id' : fold(parameter.name)
  const isForNoun = wanted === nounName || wanted === fold(noun)
  if (property === wanted) return isForNoun && has('id') ? 88 : 100
  if (outer?.some((one) => fold(one) === property && !GENERIC.test(property))) return 0
  if (property === 'id' && wanted === `${nounName}id`) return 101
  if (property === 'id' && wanted.endsWith('id')) return 90
  if (isLogin(property) && LOGIN.test(wanted)) return 88
  if (property.length > 1 && endsWithWord(parameter?.name ?? '', property)) {
    return isForNoun && has('id') ? 58 : suffixPoints(property)
  }
  if (property === nounName + wanted) return 80
  if (
    property.length > 1 &&
    fold(
      wordsOf(parameter?.name ?? '')
        .slice(0, -1)
        .join(''),
    ) === property
  )
    return 66
  if (wanted.endsWith('id') && property.endsWith(wanted)) return 72
  return genericPoints(property, {
    isForNoun,
    wantsId: WANTS_ID.test(wanted),
    wantsOther: WANTS_OTHER.test(wanted),
    wantsValue: WANTS_VALUE.test(wanted) && property !== 'sha',
    noun: nounName,
  })
}

/** Names that any record may have, also one below a parent whose parameter has the name. */
const GENERIC = /^(id|uuid|key|name|slug|uid|sid|gid|number|username|login)$/

/** Parameters that contain the name by which a user logs in. */
const LOGIN = /^(username|user|login|owner|account|accountname|targetuser|assignee|member)$/

/** Parameters that contain a key which means nothing to readers. */
const WANTS_ID = /(id|uuid|guid|token|sid|gid|hash|sha)$/

/** Parameters that do not contain an id, although they identify a record. */
const WANTS_OTHER = /(sha|hash|digest|ref|version|path|type|date|name|email|language|slug|key|ip|address)$/

/** Parameters that contain a value which no name equals. */
const WANTS_VALUE = /(sha|hash|digest|path|type|date|email|ip|address)$/

function isLogin(property: string): boolean {
  return property === 'login' || property === 'username'
}

/** Returns whether the last words of a name are a property: `template_key` ends with `key`, `username` not with `name`. */
function endsWithWord(name: string, property: string): boolean {
  const words = wordsOf(name)
  const isWords = words.some((_, index) => words.slice(index).join('') === property)
  return isWords || (/^.?.?id$/.test(property) && fold(name).endsWith(property))
}

function suffixPoints(property: string): number {
  return SUFFIXES.test(property) ? 82 + Math.min(property.length, 6) : 58
}

/** Facts about the key that follow from the name of its parameter. */
interface GenericContext {
  readonly isForNoun: boolean
  readonly wantsId: boolean
  readonly wantsOther: boolean
  readonly wantsValue: boolean
  readonly noun: string
}

/** Returns points for a name that identifies records of any kind. */
function genericPoints(property: string, context: GenericContext): number {
  const id = ID_NAMES.indexOf(property)
  if (id >= 0) return (context.isForNoun ? 86 : context.wantsOther ? 36 : 62) - id
  if (property === `${context.noun}id` || property === `${context.noun}uuid`) return 66
  const name = NAME_NAMES.indexOf(property)
  if (name >= 0) return (context.wantsValue ? 30 : context.isForNoun ? 72 : context.wantsId ? 24 : 52) - 2 * name
  return property === `${context.noun}name` || property === `${context.noun}key` ? 50 : 0
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
function textPoints(name: string, parameter: Parameter | undefined): number {
  const text = parameter?.description.toLowerCase().slice(0, 200) ?? ''
  const last = wordsOf(name).at(-1) ?? ''
  if (text === '' || !/^(id|name|slug|number|key|code|email|login|username|handle|uuid|sid|gid)$/.test(last)) return 0
  const points = last === 'name' ? 2 : 9
  return new RegExp(`\\b${last === 'id' ? '(id|ids|identifier)' : last}\\b`).test(text) ? points : 0
}
