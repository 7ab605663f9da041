import type { Parameter } from './operations.ts'
import { fold, singular, wordsOf } from './words.ts'

/** Names of properties that identify a record whatever the parameter is called, the most common first. */
const ID_NAMES = ['id', 'uuid', 'guid', 'sid', 'gid', 'uid', '_id', 'iid', 'identifier', 'token']

/** Names of properties that identify a record for readers. */
const NAME_NAMES = ['key', 'slug', 'login', 'username', 'name', 'number', 'sha', 'code', 'handle', 'email', 'tag']

/** Names of properties that a suffix of the parameter's name may stand for although the record has an `id`. */
const SUFFIXES =
  /^(number|slug|key|name|login|username|email|iid|sid|gid|uid|uuid|guid|id|address|index|version|sha|tag|ref|label|title|token|code|hash)$/

/** Names that a key may have, as they follow from its parameter and from the noun of its path. */
export interface WantedKey {
  readonly parameter: Parameter | undefined
  /** folded name of the parameter; `id` without a parameter */
  readonly name: string
  /** folded singular of the noun */
  readonly noun: string
  /** true if the parameter is named like the noun */
  readonly isForNoun: boolean
  readonly isLogin: boolean
  readonly wantsId: boolean
  readonly wantsOther: boolean
  readonly wantsValue: boolean
  /** folded names of the parameters in front of the key */
  readonly outer: ReadonlySet<string>
  /** last words of the parameter's name, joined: `templatekey` and `key` for `template_key` */
  readonly endings: ReadonlySet<string>
  /** words of the parameter's name without the last one, folded */
  readonly front: string
  /** start of the parameter's description in lower case */
  readonly text: string
}

/** Returns the names that a key may have. @param outer names of the parameters in front of the key */
export function wantedKey(parameter: Parameter | undefined, noun: string, outer: readonly string[] = []): WantedKey {
  const name = parameter === undefined ? 'id' : fold(parameter.name)
  const words = wordsOf(parameter?.name ?? '')
  const nounName = fold(singular(noun))
  return {
    parameter,
    name,
    noun: nounName,
    isForNoun: name === nounName || name === fold(noun),
    isLogin: LOGIN.test(name),
    wantsId: WANTS_ID.test(name),
    wantsOther: WANTS_OTHER.test(name),
    wantsValue: WANTS_VALUE.test(name),
    outer: new Set(outer.map(fold).filter((one) => !GENERIC.test(one))),
    endings: new Set(words.map((_, index) => words.slice(index).join(''))),
    front: fold(words.slice(0, -1).join('')),
    text: parameter?.description.toLowerCase().slice(0, 200) ?? '',
  }
}

/**
 * Returns points for the name of a property; 0 if nothing connects it with the parameter.
 * @param has returns whether the record has a scalar property with a name
 */
export function namePoints(name: string, wanted: WantedKey, has: (name: string) => boolean): number {
  const property = fold(name)
  if (property === wanted.name) return wanted.isForNoun && has('id') ? 88 : 100
  if (wanted.outer.has(property)) return 0
  if (property === 'id' && wanted.name === `${wanted.noun}id`) return 101
  if (property === 'id' && wanted.name.endsWith('id')) return 90
  if (wanted.isLogin && isLogin(property)) return 88
  if (property.length > 1 && endsWithWord(wanted, property)) {
    return wanted.isForNoun && has('id') ? 58 : suffixPoints(property)
  }
  if (property === wanted.noun + wanted.name) return 80
  // Beside a `uuid`, the property `key` contains the key itself and not the `key_id` of its record.
  if (property.length > 1 && wanted.front === property) return wanted.wantsId && has('uuid') ? 58 : 66
  if (wanted.name.endsWith('id') && property.endsWith(wanted.name)) return 72
  return genericPoints(property, wanted)
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

/** Returns whether the last words of the parameter's name are a property: `template_key` ends with `key`, `username` not with `name`. */
function endsWithWord({ endings, parameter, name }: WantedKey, property: string): boolean {
  if (endings.has(property)) return true
  return parameter !== undefined && /^.?.?id$/.test(property) && name.endsWith(property)
}

function suffixPoints(property: string): number {
  return SUFFIXES.test(property) ? 82 + Math.min(property.length, 6) : 58
}

/** Returns points for a name that identifies records of any kind. */
function genericPoints(property: string, wanted: WantedKey): number {
  const { noun, isForNoun, wantsId, wantsOther } = wanted
  const id = ID_NAMES.indexOf(property)
  if (id >= 0) return (isForNoun ? 86 : wantsOther ? 36 : 62) - id
  if (property === `${noun}id` || property === `${noun}uuid`) return 66
  const name = NAME_NAMES.indexOf(property)
  const wantsValue = wanted.wantsValue && property !== 'sha'
  if (name >= 0) return (wantsValue ? 30 : isForNoun ? 72 : wantsId ? 24 : 52) - 2 * name
  return property === `${noun}name` || property === `${noun}key` ? 50 : 0
}
