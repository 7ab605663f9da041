import { guessKey } from './key-place.ts'
import type { Operation, Parameter } from './operations.ts'
import { bodyParametersOf } from './paging.ts'
import type { Segment } from './path-shape.ts'
import { findRecord } from './record-place.ts'
import type { Member, Pool, Seed } from './seeds.ts'
import { kindOfVerb } from './seeds.ts'

/** Parameters that identify the caller or select a page instead of a record. */
const OTHERS =
  /^(client_?id|client_?secret|secret|token|api_?key|access_?key|signature|start_?at|limit|offset|page|count|cursor|max_?results)$/i

/** Operations whose paths differ only in the verb at the end. */
interface Group {
  readonly noun: string
  readonly segments: readonly Segment[]
  readonly members: Member[]
}

/** Returns the resources whose paths consist of nouns with verbs, such as `/conversations.create` and `/item/remove`. */
export function verbSeeds(pool: Pool): Seed[] {
  return [...groupsOf(pool).values()].flatMap((group) => {
    const kinds = new Set(group.members.map(({ kind }) => kind))
    const addresses = kinds.has('read') || kinds.has('update') || kinds.has('delete')
    if (!addresses || !(kinds.has('create') || kinds.has('list'))) return []
    const keyParameter = keyParameterOf(group)
    if (keyParameter === undefined) return []
    for (const { operation } of group.members) pool.taken.add(operation)
    const { segments, members } = group
    return [{ itemPath: undefined, segments, keyNames: [], keyParameter, isSingleton: false, members }]
  })
}

function groupsOf(pool: Pool): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const operation of [...pool.byShape.values()].flat()) {
    const parts = pool.taken.has(operation) ? undefined : partsOf(operation)
    if (parts === undefined) continue
    const group = groups.get(parts.id) ?? { noun: parts.noun, segments: parts.segments, members: [] }
    groups.set(parts.id, group)
    const isRepeated = group.members.some(({ kind }) => kind === parts.member.kind)
    group.members.push(isRepeated ? { operation, kind: 'action', verb: parts.verb } : parts.member)
  }
  return groups
}

interface Parts {
  readonly id: string
  readonly noun: string
  readonly verb: string
  readonly segments: readonly Segment[]
  readonly member: Member
}

/** Splits a path into nouns and a verb; returns undefined if it does not end with a verb. */
function partsOf(operation: Operation): Parts | undefined {
  const last = operation.segments.at(-1)
  if (last === undefined || last.parameter !== undefined) return undefined
  const words = last.text.split('.')
  const verb = words.at(-1) ?? ''
  const noun = words.length > 1 ? words.slice(0, -1).join('.') : (operation.segments.at(-2)?.text ?? '')
  const kind = kindOfVerb(verb) ?? (words.length > 1 ? 'action' : undefined)
  if (kind === undefined || noun === '' || noun.includes('{')) return undefined
  const front = operation.segments.slice(0, -1)
  const segments = words.length > 1 ? [...front, { text: noun, parameter: undefined }] : front
  const id = segments.map(({ text }) => text).join('/')
  return { id, noun, verb, segments, member: kind === 'action' ? { operation, kind, verb } : { operation, kind } }
}

/** Returns the parameter of reads, updates and deletes that identifies a record which the group's responses show. */
function keyParameterOf({ members, noun }: Group): Parameter | undefined {
  const addressing = members.filter(({ kind }) => kind === 'read' || kind === 'update' || kind === 'delete')
  const shown = members.filter(({ kind }) => kind === 'create' || kind === 'read' || kind === 'update')
  const points = new Map<string, { parameter: Parameter; points: number }>()
  for (const { operation } of addressing) {
    for (const parameter of inputsOf(operation)) {
      const known = points.get(parameter.name)?.points ?? keyPoints(parameter, shown, noun)
      points.set(parameter.name, { parameter, points: known + 10 })
    }
  }
  const best = [...points.values()].toSorted((a, b) => b.points - a.points)[0]
  return best !== undefined && best.points >= 70 ? best.parameter : undefined
}

function inputsOf(operation: Operation): Parameter[] {
  const query = operation.parameters.filter((one) => one.in === 'query')
  return [...query, ...bodyParametersOf(operation)].filter(({ name }) => !OTHERS.test(name))
}

function keyPoints(parameter: Parameter, shown: readonly Member[], noun: string): number {
  const context = { parameter, noun }
  const found = shown.map(({ operation }) => {
    const record = findRecord(operation.response?.schema, context)
    return record === undefined ? 0 : (guessKey(record.view, context)?.points ?? 0)
  })
  return Math.max(0, ...found)
}
