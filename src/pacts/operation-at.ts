import { matchOperation } from '../engine/spec/match-operation.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** Returns the operation of a request, or undefined if the spec has none. */
export function operationAt({ spec }: Vendor, method: string, path: string): Operation | undefined {
  const match = matchOperation(spec, method, path)
  return match && 'operation' in match ? match.operation : undefined
}
