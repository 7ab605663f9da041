import type { Operation } from '../engine/spec/spec.ts'
import type { Vendor } from '../engine/vendor/vendor.ts'

/** The operation of a request; undefined where there is none. A literal segment beats a template. */
export function operationAt({ spec }: Vendor, method: string, path: string): Operation | undefined {
  const segments = path.split('/')
  const fitting = [...spec.operations.values()].filter((operation) => {
    const declared = operation.path.split('/')
    return (
      operation.method.toUpperCase() === method.toUpperCase() &&
      declared.length === segments.length &&
      declared.every((wanted, i) => wanted === segments[i] || (wanted.startsWith('{') && segments[i] !== ''))
    )
  })
  return fitting.toSorted((a, b) => a.slots.length - b.slots.length)[0]
}

/** The vendor below whose roots a path lies. */
export function vendorAt(vendors: Readonly<Record<string, Vendor>>, path: string): Vendor | undefined {
  return Object.values(vendors).find(({ spec }) => {
    return spec.document['x-roots'].some((root) => path === root || path.startsWith(`${root}/`))
  })
}
