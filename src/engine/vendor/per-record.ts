/**
 * Remembers what a function makes of each record. Records are never changed, so what was made of one stays true; and
 * what is remembered is sent again as the very same value, which is checked and written once.
 */
export function perRecord<R extends object, T>(make: (record: R) => T): (record: R) => T {
  const made = new WeakMap<R, T>()
  return (record) => {
    const known = made.get(record)
    if (known !== undefined) return known
    const fresh = make(record)
    made.set(record, fresh)
    return fresh
  }
}
