import type { Told } from '../../vendors/control/api.ts'

type Patch = readonly Told['PatchOperation'][]

/** What became of one record, or of the clock, or of a setting. */
export interface Change {
  readonly title: string
  readonly kind: 'added' | 'changed' | 'removed'
  /** vendor, collection and key, where it is a record */
  readonly record: readonly [vendor: string, collection: string, key: string] | undefined
  readonly parts: readonly Part[]
}

/** One place in it: what stood there, and what stands there now. */
export interface Part {
  /** a JSON Pointer below the record; empty for the whole of it */
  readonly at: string
  readonly was: string | undefined
  readonly is: string | undefined
}

/**
 * What a patch changes, record by record. A patch says what it puts where and not what stood there; the patch of the
 * way back does.
 */
export function changesIn(there: Patch, back: Patch): Change[] {
  const replaced = new Map(back.filter(({ op }) => op !== 'remove').map(({ path, value }) => [path, value]))
  const changes = new Map<string, { -readonly [P in keyof Change]: Change[P] } & { parts: Part[] }>()
  for (const { op, path, value } of there) {
    for (const one of split(path, op === 'remove' ? replaced.get(path) : value)) {
      const { place, at, inner } = one
      const title = place.join(' ')
      const record = recordAt(place)
      const isWhole = record !== undefined && at === ''
      const kind = !isWhole ? 'changed' : op === 'remove' ? 'removed' : op === 'add' ? 'added' : 'changed'
      const change = changes.get(title) ?? { title, kind, record, parts: [] }
      changes.set(title, change)
      const is = op === 'remove' ? undefined : written(inner)
      const was = op === 'remove' ? written(inner) : op === 'replace' ? written(replaced.get(path)) : undefined
      change.parts.push({ at, was, is })
    }
  }
  return [...changes.values()]
}

interface Place {
  readonly place: readonly string[]
  readonly at: string
  readonly inner: unknown
}

/** A patch may put a whole collection, or all of a vendor's, in one operation: it is taken apart into records. */
function split(path: string, value: unknown): Place[] {
  const steps = path.split('/').slice(1).map(unescaped)
  const isRecords = steps[0] === 'records'
  const depth = isRecords ? 4 : 2
  if (isRecords && steps.length < depth && typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) => split(`${path}/${escaped(name)}`, inner))
  }
  const place = isRecords ? steps.slice(1, depth) : steps.slice(0, depth)
  const rest = steps.slice(depth)
  return [{ place, at: rest.length === 0 ? '' : `/${rest.map(escaped).join('/')}`, inner: value }]
}

function recordAt([vendor, collection, key]: readonly string[]): Change['record'] {
  return vendor !== undefined && collection !== undefined && key !== undefined ? [vendor, collection, key] : undefined
}

function written(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value, undefined, 2)
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}
