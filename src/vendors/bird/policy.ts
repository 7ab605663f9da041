import { fromBase64 } from '../../world/base64.ts'
import { isObject } from '../../world/is-object.ts'
import { uploadProblem } from './upload-error.ts'

/** The conditions that an upload must meet, and the time at which they expire. */
export interface Policy {
  /** ms since 1970 */
  readonly expiration: number
  readonly conditions: readonly Condition[]
}

/** A condition on one form field, or on the size of the file. */
export type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'range'; readonly minBytes: number; readonly maxBytes: number }

/**
 * Reads a policy.
 * @param policy a JSON document in base64
 * @throws Problem with the S3 code `InvalidPolicyDocument`
 */
export function readPolicy(policy: string): Policy {
  const document = parse(policy)
  const { expiration, conditions } = isObject(document) ? document : {}
  const expires = typeof expiration === 'string' ? Date.parse(expiration) : Number.NaN
  if (Number.isNaN(expires) || !Array.isArray(conditions)) {
    throw invalidPolicy('The policy must have an expiration date and a list of conditions.')
  }
  return { expiration: expires, conditions: conditions.flatMap(readCondition) }
}

function parse(policy: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64(policy)))
  } catch {
    throw invalidPolicy('The policy must be a JSON document in base64.')
  }
}

/** Reads one condition. An array names its operator; the properties of an object must be equal to the fields. */
function readCondition(condition: unknown): Condition[] {
  if (!Array.isArray(condition)) {
    if (!isObject(condition)) throw invalidPolicy('Each condition of the policy must be an array or an object.')
    return Object.entries(condition).map(([field, value]) => {
      return { kind: 'eq', field: field.toLowerCase(), value: String(value) }
    })
  }
  const [operator, first, second]: unknown[] = condition
  const kind = String(operator).toLowerCase()
  if (kind === 'content-length-range') return [{ kind: 'range', minBytes: Number(first), maxBytes: Number(second) }]
  if (kind !== 'eq' && kind !== 'starts-with') {
    throw invalidPolicy(
      `The policy has a condition with the unknown operator "${kind}": use eq, starts-with or content-length-range.`,
    )
  }
  return [{ kind, field: String(first).replace(/^\$/, '').toLowerCase(), value: String(second) }]
}

function invalidPolicy(message: string): Error {
  return uploadProblem('InvalidPolicyDocument', message)
}
