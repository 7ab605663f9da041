/**
 * Memoises a function by record. Records are immutable, so a result stays valid. As the same record always has the
 * same result, the result is checked and encoded only once, too.
 * @example
 * const words = perRecord(({ label }: { readonly label: string }) => label.split(' '))
 */
export function perRecord<R extends object, T>(compute: (record: R) => T): (record: R) => T {
  const results = new WeakMap<R, T>()
  return (record) => {
    const known = results.get(record)
    if (known !== undefined) return known
    const result = compute(record)
    results.set(record, result)
    return result
  }
}
