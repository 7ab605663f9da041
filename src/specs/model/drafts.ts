import type { KeyContext } from './key-place.ts'
import { guessKey, rankKeys, SURE_POINTS } from './key-place.ts'
import { findList } from './list-place.ts'
import type { Place } from './model.ts'
import type { Operation, Parameter } from './operations.ts'
import { nounOf } from './path-shape.ts'
import type { Found } from './record-place.ts'
import { findRecord } from './record-place.ts'
import type { SchemaView } from './schema-view.ts'
import type { Member, MemberKind, Seed } from './seeds.ts'

/** A resource whose record and key are known. */
export interface Draft {
  readonly seed: Seed
  readonly context: KeyContext
  /** schema of a record */
  readonly record: SchemaView | undefined
  readonly keyPlace: Place | undefined
  readonly doubts: string[]
}

/** Kinds of operations in the order in which their responses are trusted to show the whole record. */
const TRUST: readonly MemberKind[] = ['read', 'create', 'update', 'list', 'delete', 'action']

/** Reads the schema of a resource's record and finds its key. */
export function draftOf(seed: Seed): Draft {
  return draftWith(seed, undefined)
}

/** Finds the key of a resource whose record has a known schema. If the schema is undefined, it is read. */
export function draftWith(seed: Seed, known: SchemaView | undefined): Draft {
  const noun = nounOf(seed.segments)
  const outer = seed.segments.slice(0, -1).flatMap(({ parameter }) => parameter ?? [])
  const context = { parameter: seed.keyParameter ?? pathParameter(seed), noun, outer }
  const record = known ?? recordOf(seed.members, context)
  if (seed.isSingleton) return { seed, context, record, keyPlace: undefined, doubts: [] }
  const guess = guessKey(record, context)
  const shown = guess !== undefined && guess.points >= 90 ? undefined : keyShownByCreate(seed, context)
  if (shown !== undefined) return { seed, context, record, keyPlace: shown, doubts: [] }
  return { seed, context, record, keyPlace: guess?.place, doubts: keyDoubts(record, context) }
}

/** Returns the place of the property in the response of a create that is named exactly like the parameter. */
function keyShownByCreate({ members }: Seed, context: KeyContext): Place | undefined {
  const creates = members.filter(({ kind }) => kind === 'create')
  const guesses = creates.map(({ operation }) =>
    guessKey(findRecord(operation.response?.schema, context)?.view, context),
  )
  return guesses.find((guess) => guess !== undefined && guess.points >= 95 && guess.place.length === 1)?.place
}

function pathParameter({ keyNames, members }: Seed): Parameter | undefined {
  const name = keyNames.at(-1)
  if (name === undefined) return undefined
  for (const { operation } of members) {
    const found = operation.parameters.find((one) => one.in === 'path' && one.name === name)
    if (found !== undefined) return found
  }
  return { name, in: 'path', schema: undefined, description: '', example: undefined }
}

/** Returns the first schema that shows the key, else the first one with properties. */
function recordOf(members: readonly Member[], context: KeyContext): SchemaView | undefined {
  let shown: SchemaView | undefined
  for (const kind of TRUST) {
    for (const member of members) {
      const view = member.kind === kind ? recordIn(member, context) : undefined
      if (view === undefined || view.properties.size === 0) continue
      if (guessKey(view, context) !== undefined) return view
      shown ??= view
    }
  }
  return shown
}

function recordIn({ operation, kind }: Member, context: KeyContext): SchemaView | undefined {
  const body = operation.response?.schema
  return kind === 'list' ? findList(body, context)?.record : findRecord(body, context)?.view
}

function keyDoubts(record: SchemaView | undefined, context: KeyContext): string[] {
  const [best, second] = rankKeys(record, context)
  const wanted = context.parameter?.name ?? 'id'
  if (record === undefined) return ['No response declares the schema of a record.']
  if (best === undefined || guessKey(record, context) === undefined) return [`No property seems to contain ${wanted}.`]
  if (best.points < SURE_POINTS) return [`${wanted} may be in another property than ${best.place.join('.')}.`]
  const isClose = second !== undefined && best.points - second.points < 5
  return isClose ? [`${wanted} may be in ${second.place.join('.')} instead of ${best.place.join('.')}.`] : []
}

/** Returns the record in an operation's response; undefined if the response does not contain one. */
export function recordInResponse(operation: Operation, { record, context, seed }: Draft): Found | undefined {
  const body = operation.response?.schema
  if (body === undefined) return undefined
  if (record === undefined) return undefined
  const exact = findExact(body, record, 2)
  if (exact !== undefined) return { place: exact, view: record }
  const found = findRecord(body, context)
  if (found === undefined) return undefined
  return seed.isSingleton || resembles(found.view, record) ? found : undefined
}

/** Returns the place of exactly this schema, at most some levels below a body. */
function findExact(body: SchemaView, record: SchemaView, depth: number): Place | undefined {
  if (body === record) return []
  if (body.isArray && !body.isObject) return body.items === record ? ['0'] : undefined
  if (depth === 0) return undefined
  for (const [name, view] of body.properties) {
    const inner = view.isScalar ? undefined : findExact(view, record, depth - 1)
    if (inner !== undefined) return [name, ...inner]
  }
  return undefined
}

/** Returns whether most properties of a schema are properties of the record. */
function resembles(view: SchemaView, record: SchemaView): boolean {
  const names = [...view.properties.keys()]
  const shared = names.filter((name) => record.properties.has(name)).length
  return shared > 0 && shared * 2 >= Math.min(names.length, record.properties.size)
}
