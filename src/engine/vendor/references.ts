import type { Collections } from '../../world/world.ts'
import type { AnyDeclaration } from './collections.ts'
import { displayName } from './display-name.ts'
import type { Finding } from './problem.ts'

type Declarations = Readonly<Record<string, AnyDeclaration>>

/** A key of another record, with its place in the record that names it. */
interface NamedKey {
  /** a JSON Pointer into the record */
  readonly at: string
  readonly key: string
  /** the collection that the other record belongs to */
  readonly to: string
}

/** A record that names another one. */
export interface Referrer {
  readonly collection: string
  readonly key: string
}

/** Returns a finding for each key in a record that no record of the declared collection has. */
export function findDangling(declared: AnyDeclaration, collections: Collections, record: object): Finding[] {
  return namedKeys(declared, record)
    .filter(({ to, key }) => collections[to]?.has(key) !== true)
    .map(({ at, key, to }): Finding => {
      const entity = displayName(collections[to]?.shape.schema ?? to)
      return { in: 'body', at, keyword: 'reference', message: `must be the id of an existing ${entity}`, value: key }
    })
}

/** Returns the records that name a record, at most as many as wanted. Reads every collection that can name it. */
export function findReferrers(
  declarations: Declarations,
  collections: Collections,
  target: Referrer,
  most: number,
): Referrer[] {
  const found: Referrer[] = []
  for (const [collection, declared] of Object.entries(declarations)) {
    const records = collections[collection]
    if (!records || !Object.values(declared.references ?? {}).includes(target.collection)) continue
    for (const record of records.list()) {
      if (found.length >= most) return found
      const isReferrer = namedKeys(declared, record).some(({ to, key }) => {
        return to === target.collection && key === target.key
      })
      if (isReferrer) found.push({ collection, key: records.shape.key(record) })
    }
  }
  return found
}

/** Returns the keys of other records in a record. An empty string names no record. */
function namedKeys({ references = {} }: AnyDeclaration, record: object): NamedKey[] {
  return Object.entries(references).flatMap(([path, to]) => {
    return valuesAt(record, path.split('/')).flatMap(({ at, value }) => {
      return typeof value === 'string' && value !== '' ? [{ at, key: value, to }] : []
    })
  })
}

/** Returns the values at a path, in which `*` stands for each item of a list. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[], at = ''): { at: string; value: unknown }[] {
  if (step === undefined) return [{ at, value }]
  if (step === '*') {
    return Array.isArray(value) ? value.flatMap((item, i) => valuesAt(item, rest, `${at}/${i}`)) : []
  }
  if (typeof value !== 'object' || value === null) return []
  return valuesAt(Object.getOwnPropertyDescriptor(value, step)?.value, rest, `${at}/${step}`)
}
