import { fromBase64 } from '../../engine/vendor/base64.ts'
import { uploadRefused } from './upload-error.ts'

/** What an upload must be like. */
export interface Policy {
  /** ms since 1970 */
  readonly expiration: number
  readonly conditions: readonly Condition[]
}

export type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }

/** Reads a policy, as base64 of a JSON document. Throws a refusal `InvalidPolicyDocument`. */
export function readPolicy(policy: string): Policy {
  const document = parse(policy)
  const { expiration, conditions } = isObject(document) ? document : {}
  const expires = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN
  if (Number.isNaN(expires) || !Array.isArray(conditions)) {
    throw invalid('it needs an expiration and a list of conditions')
  }
  return { expiration: expires, conditions: conditions.flatMap(readCondition) }
}

function parse(policy: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64(policy)))
  } catch {
    throw invalid('it is not JSON in base64')
  }
}

/** A list says how to compare; an object's properties are compared whole. */
function readCondition(condition: unknown): Condition[] {
  if (!Array.isArray(condition)) {
    if (!isObject(condition)) throw invalid('a condition is neither a list nor an object')
    return Object.entries(condition).map(([field, value]) => {
      return { kind: 'eq', field: field.toLowerCase(), value: String(value) }
    })
  }
  const [how, first, second]: unknown[] = condition
  const kind = String(how).toLowerCase()
  if (kind === 'content-length-range') return [{ kind: 'range', least: Number(first), most: Number(second) }]
  if (kind !== 'eq' && kind !== 'starts-with') throw invalid(`"${kind}" is no way to compare`)
  return [{ kind, field: String(first).replace(/^\$/, '').toLowerCase(), value: String(second) }]
}

function invalid(why: string): Error {
  return uploadRefused('InvalidPolicyDocument', `The policy cannot be read: ${why}.`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
