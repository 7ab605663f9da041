import { matchOperation } from '../engine/spec/match-operation.ts'
import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** Returns the operation of a request, or undefined if the spec has none. */
export function operationAt({ spec }: Vendor, method: string, path: string): Operation | undefined {
  const match = matchOperation(spec, method, path)
  return match && 'operation' in match ? match.operation : undefined
}

/** Returns the vendor that has a path below one of its roots. */
export function vendorAt(vendors: Readonly<Record<string, Vendor>>, path: string): Vendor | undefined {
  return Object.values(vendors).find(({ spec }) => {
    return spec.document['x-roots'].some((root) => path === root || path.startsWith(`${root}/`))
  })
}
