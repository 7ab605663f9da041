import type { Place } from './model.ts'
import type { SchemaView } from './schema-view.ts'
import { fold, wordsOf } from './words.ts'

/** A value that an action sets. */
export interface Setting {
  readonly place: Place
  readonly value: unknown
}

/** Properties that contain the state of a record. */
const STATES = /^(status|state|phase|lifecycle|lifecyclestate|stage|condition)$/

/** Verbs that undo another, with the verb that they undo. */
const OPPOSITES: Readonly<Record<string, string>> = {
  deactivate: 'activate',
  disable: 'enable',
  open: 'close',
  reopen: 'close',
  resume: 'pause',
  restore: 'archive',
  unhide: 'hide',
  unmute: 'mute',
  reactivate: 'deactivate',
}

/** Verbs that are expressed by a property with another stem, as `activate` by `active`. */
const STEMS: Readonly<Record<string, readonly string[]>> = {
  activate: ['active', 'enabled'],
  enable: ['enabled', 'active'],
  close: ['closed'],
  star: ['starred'],
  hide: ['hidden'],
  publish: ['published', 'public'],
  delete: ['deleted'],
  trash: ['trashed', 'deleted'],
  suspend: ['suspended'],
  deactivate: ['deactivated', 'inactive', 'disabled'],
  disable: ['disabled'],
}

/**
 * Returns the values that a verb sets: the state that begins like the verb, or the boolean property that it is the verb
 * of. Returns nothing if the record shows no effect of the verb.
 */
export function settingsOf(verb: string, record: SchemaView | undefined): Setting[] {
  const word = wordsOf(verb)[0] ?? ''
  if (record === undefined || word.length < 3) return []
  return (
    stateSetting(word, record, ownState) ?? flagSetting(word, record) ?? stateSetting(word, record, otherState) ?? []
  )
}

/** Finds the state that a verb leads to among the permitted ones. */
type FindState = (word: string, states: readonly string[]) => string | undefined

/** Properties of a record that actions may set. */
interface Settable {
  /** permitted states, by the name of the property */
  readonly states: ReadonlyMap<string, readonly string[]>
  /** boolean properties with their folded names, without `is` and `has` */
  readonly flags: ReadonlyMap<string, string>
}

/** Settable properties by record: a record may have many actions. */
const SETTABLE = new WeakMap<SchemaView, Settable>()

function settableOf(record: SchemaView): Settable {
  const known = SETTABLE.get(record)
  if (known !== undefined) return known
  const states = new Map<string, readonly string[]>()
  const flags = new Map<string, string>()
  for (const [name, view] of record.properties) {
    const folded = fold(name)
    if (STATES.test(folded))
      states.set(
        name,
        view.enumeration.filter((value) => typeof value === 'string'),
      )
    if (view.types.includes('boolean')) flags.set(name, folded.replace(/^(is|has)/, ''))
  }
  const settable = { states, flags }
  SETTABLE.set(record, settable)
  return settable
}

function stateSetting(word: string, record: SchemaView, find: FindState): Setting[] | undefined {
  for (const [name, states] of settableOf(record).states) {
    const value = find(word, states)
    if (value !== undefined) return [{ place: [name], value }]
  }
  return undefined
}

/** Returns the state that is a form of the verb, such as `cancelled` for `cancel` and `paused` for `pause`. */
function ownState(word: string, states: readonly string[]): string | undefined {
  const forms = participles(word)
  const stem = word.replace(/(ate|e|y)$/, '')
  const close = (state: string) => stem.length > 3 && fold(state).startsWith(stem)
  return states.find((state) => forms.includes(fold(state))) ?? states.find(close)
}

/** Returns the state that a verb leads to although their names differ, such as `running` for `start`. */
function otherState(word: string, states: readonly string[]): string | undefined {
  return states.find((state) => (AFTER[word] ?? []).includes(fold(state)))
}

/** States that verbs lead to whose names share no letters with them. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  start: ['running', 'active', 'inprogress'],
  stop: ['stopped', 'halted', 'off'],
  resume: ['active', 'running', 'inprogress'],
  reopen: ['open', 'opened', 'active'],
  unarchive: ['active', 'open'],
  restore: ['active', 'available'],
  enable: ['active', 'enabled', 'on'],
  disable: ['inactive', 'disabled', 'off'],
  finish: ['completed', 'done'],
  send: ['sent'],
  pay: ['paid'],
  void: ['voided', 'void'],
}

function participles(word: string): string[] {
  const last = word.at(-1) ?? ''
  return [word, `${word}ed`, `${word}d`, `${word}${last}ed`, `${word.replace(/y$/, 'i')}ed`, `${word}n`]
}

function flagSetting(word: string, record: SchemaView): Setting[] | undefined {
  const undone = undoneBy(word)
  const flags = flagsOf(word)
  const undoneFlags = undone === undefined ? [] : flagsOf(undone)
  for (const [name, flag] of settableOf(record).flags) {
    if (flags.includes(flag)) return [{ place: [name], value: true }]
    if (undoneFlags.includes(flag)) return [{ place: [name], value: false }]
  }
  return undefined
}

function undoneBy(word: string): string | undefined {
  return OPPOSITES[word] ?? (/^un./.test(word) ? word.slice(2) : undefined)
}

function flagsOf(word: string): string[] {
  return [...participles(word), ...(STEMS[word] ?? [])]
}
