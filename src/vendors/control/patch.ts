import { escapeToken } from '../../engine/spec/json-pointer.ts'
import { Problem } from '../../engine/vendor/problem.ts'
import { isObject } from '../../world/is-object.ts'
import type { Schemas } from './collections.ts'
import { isDeepEqual } from './is-deep-equal.ts'

type Members = Readonly<Record<string, unknown>>
type Operation = Schemas['PatchOperation']

/** Most operations of a patch. */
export const MOST_OPERATIONS = 10_000
/** Most characters of a patch, paths and values together. */
const MOST_CHARACTERS = 8 * 1_048_576
/** Most entries of a list that are changed one by one; beyond that, the whole list is replaced. */
const MOST_ENTRIES = 50

/**
 * A JSON Patch (RFC 6902) in the making. The cost of a comparison is proportional to the size of the values, and the size
 * of the patch is bounded: lists are compared by the ids of their entries, or replaced as a whole.
 */
export class Patch {
  readonly operations: Operation[] = []
  #characters = 0

  /** Adds the operations that turn one value at a path into another. @throws Problem if the patch gets too large */
  compare(path: string, before: unknown, after: unknown): void {
    if (before === after) return
    if (before === undefined) this.#push({ op: 'add', path, value: after })
    else if (after === undefined) this.#push({ op: 'remove', path })
    else if (Array.isArray(before) && Array.isArray(after)) this.#compareLists(path, before, after)
    else if (isObject(before) && isObject(after)) this.#compareObjects(path, before, after)
    else this.#push({ op: 'replace', path, value: after })
  }

  #compareObjects(path: string, before: Members, after: Members): void {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [was, is] = [before, after].map((object) => (Object.hasOwn(object, name) ? object[name] : undefined))
      this.compare(`${path}/${escapeToken(name)}`, was, is)
    }
  }

  #compareLists(path: string, before: readonly unknown[], after: readonly unknown[]): void {
    if (isDeepEqual(before, after)) return
    const [was, is] = [idsOf(before), idsOf(after)]
    if (was && is) this.#compareById(path, { was, is, before, after })
    else if (before.length === after.length) this.#compareByPosition(path, before, after)
    else this.#push({ op: 'replace', path, value: after })
  }

  #compareByPosition(path: string, before: readonly unknown[], after: readonly unknown[]): void {
    const changed = after.flatMap((entry, i) => (isDeepEqual(before[i], entry) ? [] : [i]))
    if (changed.length > MOST_ENTRIES) this.#push({ op: 'replace', path, value: after })
    else for (const i of changed) this.compare(`${path}/${i}`, before[i], after[i])
  }

  /** Removes, adds and changes single entries if few differ and the others keep their order. */
  #compareById(path: string, { was, is, before, after }: ListsById): void {
    const [old, present] = [new Set(was), new Set(is)]
    const removed = was.flatMap((id, i) => (present.has(id) ? [] : [i]))
    const added = is.flatMap((id, i) => (old.has(id) ? [] : [i]))
    const [stayed, stays] = [was.filter((id) => present.has(id)), is.filter((id) => old.has(id))]
    const position = new Map(was.map((id, i) => [id, i]))
    const changed = is.flatMap((id, i) => {
      const earlier = position.get(id)
      return earlier === undefined || isDeepEqual(before[earlier], after[i]) ? [] : [[earlier, i] as const]
    })
    const isReordered = stayed.some((id, i) => stays[i] !== id)
    if (isReordered || removed.length + added.length + changed.length > MOST_ENTRIES) {
      this.#push({ op: 'replace', path, value: after })
      return
    }
    for (const i of removed.toReversed()) this.#push({ op: 'remove', path: `${path}/${i}` })
    for (const i of added) this.#push({ op: 'add', path: `${path}/${i}`, value: after[i] })
    for (const [earlier, i] of changed) this.compare(`${path}/${i}`, before[earlier], after[i])
  }

  #push(operation: Operation): void {
    // The texts are counted first, because encoding an uploaded file takes long.
    const isLarge = this.#characters + charactersIn(operation.value) > MOST_CHARACTERS
    if (!isLarge) this.#characters += operation.path.length + (JSON.stringify(operation.value)?.length ?? 0)
    if (isLarge || this.operations.length >= MOST_OPERATIONS || this.#characters > MOST_CHARACTERS) {
      throw new Problem(
        'conflict',
        `The moments differ in more than ${MOST_OPERATIONS} places, or by more than ${MOST_CHARACTERS} characters: compare moments that are closer together, or read the records with getRecords`,
      )
    }
    this.operations.push(operation)
  }
}

/** Returns the characters of all texts in a value: its encoded form has at least as many. */
function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, member) => sum + charactersIn(member), 0)
}

/** Two lists with the ids of their entries. */
interface ListsById {
  readonly was: readonly string[]
  readonly is: readonly string[]
  readonly before: readonly unknown[]
  readonly after: readonly unknown[]
}

/** Returns the ids of a list's entries, which are strings or have a string `id`; undefined if two entries share one. */
function idsOf(list: readonly unknown[]): readonly string[] | undefined {
  const ids = list.map((entry) => (isObject(entry) ? entry['id'] : entry))
  const isUnique = new Set(ids).size === ids.length
  return isUnique && ids.every((id) => typeof id === 'string') ? ids : undefined
}
