import type { Collections } from '../../world/world.ts'
import { bodyFindings } from '../exchange/findings.ts'
import { undeclaredProperty } from '../spec/declared-names.ts'
import type { AnyDeclaration } from './collections.ts'
import type { Finding } from './problem.ts'
import { findDangling } from './references.ts'
import type { Vendor } from './vendor.ts'

/** Longest id. */
const MOST_ID_CHARACTERS = 256
/** Longest key of a record that consists of several ids. */
const MOST_KEY_CHARACTERS = 1024
/** Matches a control character (Unicode category Cc), which an id must not contain. */
const CONTROL_CHARACTER = /\p{Cc}/u

/**
 * Returns everything that is wrong with a record that is about to enter a collection: its shape, its key, and the keys
 * of other records in it. Every way into a world other than the vendor's own operations calls this.
 * @throws TypeError if the collection does not exist, or its schema has no validator
 */
export function checkRecord(vendor: Vendor, collections: Collections, name: string, record: object): Finding[] {
  const findings = checkStoredRecord(vendor, collections, name, record)
  const declared = vendor.collections[name]
  return findings.length > 0 || !declared ? findings : findDangling(declared, collections, record)
}

/**
 * Returns what is wrong with a record that was stored in another world: its shape and its key. The records that it names
 * may be stored after it, or deleted.
 * @throws TypeError if the collection does not exist, or its schema has no validator
 */
export function checkStoredRecord(vendor: Vendor, collections: Collections, name: string, record: object): Finding[] {
  const [collection, declared] = [collections[name], vendor.collections[name]]
  if (!collection || !declared) throw new TypeError(`${vendor.name} has no collection "${name}"`)
  const findings = shapeFindings(vendor, name, record)
  return findings.length > 0 ? findings : keyFindings(declared, collection.shape.key(record), record)
}

/**
 * Returns how a record violates the schema of its collection.
 * @throws TypeError if the collection does not exist, or its schema has no validator
 */
export function shapeFindings(vendor: Vendor, name: string, record: object): Finding[] {
  const schema = vendor.collections[name]?.schema
  if (schema === undefined) throw new TypeError(`${vendor.name} has no collection "${name}"`)
  const validate = vendor.spec.schemas[schema]
  if (!validate) throw new TypeError(`Schema ${schema} of ${vendor.name} has no validator`)
  if (validate(record)) return []
  const reference = { $ref: `#/components/schemas/${schema}` }
  return bodyFindings(validate.errors ?? [], record).map((finding) => {
    if (finding.keyword !== 'additionalProperties') return finding
    return undeclaredProperty(finding.at, reference, vendor.spec.document)
  })
}

/** Returns a finding if a key cannot be part of a path: the key of a record is sent back and forth in links. */
function keyFindings({ key: declaredKey }: AnyDeclaration, key: string, record: object): Finding[] {
  const isId = 'id' in record && record.id === key
  const message = keyProblem(key, isId)
  if (message === undefined) return []
  const at = isId ? '/id' : typeof declaredKey === 'string' ? `/${declaredKey}` : ''
  return [{ in: 'body', at, keyword: 'key', message, value: key }]
}

function keyProblem(key: string, isId: boolean): string | undefined {
  const most = isId ? MOST_ID_CHARACTERS : MOST_KEY_CHARACTERS
  if (key.length < 1 || key.length > most) return `must have 1 to ${most} characters, got ${key.length}`
  if (!key.isWellFormed()) return 'must be well-formed Unicode, got a surrogate without its pair'
  if (CONTROL_CHARACTER.test(key)) return 'must not contain control characters'
  if (isId && key.includes('/')) return 'must not contain "/"'
  return undefined
}
