import { escapeToken, tokensOf } from '../../engine/spec/json-pointer.ts'
import type { ControlSchemas } from '../control.ts'

type Patch = readonly ControlSchemas['PatchOperation'][]

/** Change of one record, of the clock, or of a setting. */
export interface Change {
  readonly title: string
  readonly kind: 'added' | 'changed' | 'removed'
  /** vendor, collection and key; undefined if the change is not of a record */
  readonly record: readonly [vendor: string, collection: string, key: string] | undefined
  readonly values: readonly ValueChange[]
}

/** Change of one value. */
export interface ValueChange {
  /** JSON Pointer within the record; empty for the whole record */
  readonly pointer: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/**
 * Groups the operations of a JSON Patch by record.
 * @param forward patch from the earlier state to the later one
 * @param backward patch from the later state to the earlier one; contains the previous values, which `forward` lacks
 */
export function changesIn(forward: Patch, backward: Patch): Change[] {
  const previous = new Map(backward.filter(({ op }) => op !== 'remove').map(({ path, value }) => [path, value]))
  const changes = new Map<string, Change & { readonly values: ValueChange[] }>()
  for (const { op, path, value } of forward) {
    for (const target of splitByRecord(path, op === 'remove' ? previous.get(path) : value)) {
      const title = target.location.join(' ')
      const record = recordAt(target.location)
      const isWhole = record !== undefined && target.pointer === ''
      const kind = !isWhole ? 'changed' : op === 'remove' ? 'removed' : op === 'add' ? 'added' : 'changed'
      const change = changes.get(title) ?? { title, kind, record, values: [] }
      changes.set(title, change)
      const after = op === 'remove' ? undefined : formatJson(target.value)
      const before =
        op === 'remove' ? formatJson(target.value) : op === 'replace' ? formatJson(previous.get(path)) : undefined
      change.values.push({ pointer: target.pointer, before, after })
    }
  }
  return [...changes.values()]
}

interface PatchTarget {
  /** vendor, collection and key of a record, or the name of a setting */
  readonly location: readonly string[]
  /** JSON Pointer below the location */
  readonly pointer: string
  readonly value: unknown
}

/** Splits an operation into records: one operation may add or remove a whole collection or all collections of a vendor. */
function splitByRecord(path: string, value: unknown): PatchTarget[] {
  const tokens = tokensOf(path)
  const isRecords = tokens[0] === 'records'
  const depth = isRecords ? 4 : 2
  if (isRecords && tokens.length < depth && typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, member]) => splitByRecord(`${path}/${escapeToken(name)}`, member))
  }
  const location = isRecords ? tokens.slice(1, depth) : tokens.slice(0, depth)
  const rest = tokens.slice(depth)
  return [{ location, pointer: rest.length === 0 ? '' : `/${rest.map(escapeToken).join('/')}`, value }]
}

function recordAt([vendor, collection, key]: readonly string[]): Change['record'] {
  return vendor !== undefined && collection !== undefined && key !== undefined ? [vendor, collection, key] : undefined
}

function formatJson(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value, undefined, 2)
}
