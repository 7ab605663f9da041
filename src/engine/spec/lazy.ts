/** Returns an object whose properties are computed when they are first read. */
export function lazyRecord<T>(names: Iterable<string>, compute: (name: string) => T): Readonly<Record<string, T>> {
  const record: Record<string, T> = Object.create(null)
  for (const name of names) defineLazy(record, name, () => compute(name))
  return record
}

/** Defines a property that is computed when it is first read. */
export function defineLazy(target: object, name: string, compute: () => unknown): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = compute()
      Object.defineProperty(target, name, { enumerable: true, value })
      return value
    },
  })
}

/** Returns a function that computes its result when it is first called. */
export function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
