import { applyPatch, type Operation } from 'rfc6902'
import { type Finding, Problem } from '../../engine/vendor/problem.ts'
import { isObject } from '../../world/is-object.ts'
import type { StoredRecord } from './runtime.ts'

/** Most UTF-16 units of JSON that the operations of one body copy: each of them could double a record. */
const MOST_COPIED = 1_048_576

/** Returns whether a body is a JSON Patch: a list of operations, which is no form of a record. */
export function isPatch(body: unknown): body is readonly Operation[] {
  return (
    Array.isArray(body) &&
    body.length > 0 &&
    body.every((one) => isObject(one) && typeof one['op'] === 'string' && typeof one['path'] === 'string')
  )
}

/**
 * Returns a record after the operations of a JSON Patch (RFC 6902), of which all or none take effect.
 * @throws Problem `conflict` if a test fails, `invalid` if an operation cannot be carried out
 */
export function patched(record: StoredRecord, operations: readonly Operation[]): StoredRecord {
  // The library changes the value in place.
  const result = { record: structuredClone(record) }
  let copied = 0
  for (const [i, operation] of operations.entries()) {
    if (operation.op === 'copy') copied += JSON.stringify(result.record).length
    if (copied > MOST_COPIED) throw invalid(i, operation, 'copies more than the limit of 1 MiB')
    // A whole record is replaced at the path of its parent.
    const [error] = applyPatch(result, [below(operation)])
    if (error?.name === 'TestError') throw new Problem('conflict', `The test of ${operation.path} failed`)
    if (error)
      throw invalid(
        i,
        operation,
        error.name === 'MissingError' ? 'refers to a missing value' : 'is not a valid operation',
      )
    if (!isObject(result.record)) throw invalid(i, operation, 'must leave an object')
  }
  return result.record
}

/** Returns an operation on the object that contains the record. */
function below(operation: Operation): Operation {
  const path = `/record${operation.path}`
  return 'from' in operation ? { ...operation, path, from: `/record${operation.from}` } : { ...operation, path }
}

function invalid(index: number, { op, path }: Operation, message: string): Problem {
  const finding: Finding = { in: 'body', at: `/${index}`, keyword: 'patch', message, value: { op, path } }
  return new Problem('invalid', `Operation ${index + 1}, ${op} ${path}, ${message}`, { findings: [finding] })
}
