import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** Finds the operation of a request. Prefers literal path segments to path parameters. */
export function operationAt({ spec }: Vendor, method: string, path: string): Operation | undefined {
  const segments = path.split('/')
  const candidates = [...spec.operations.values()].filter((operation) => {
    const declared = operation.path.split('/')
    return (
      operation.method.toUpperCase() === method.toUpperCase() &&
      declared.length === segments.length &&
      declared.every((segment, i) => segment === segments[i] || (segment.startsWith('{') && segments[i] !== ''))
    )
  })
  return candidates.toSorted((a, b) => a.slots.length - b.slots.length)[0]
}

/** Finds the vendor that has a path below one of its roots. */
export function vendorAt(vendors: Readonly<Record<string, Vendor>>, path: string): Vendor | undefined {
  return Object.values(vendors).find(({ spec }) => {
    return spec.document['x-roots'].some((root) => path === root || path.startsWith(`${root}/`))
  })
}
