/** T with every property, at any depth, read-only. */
export type Immutable<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [P in keyof T]: Immutable<T[P]> }
    : T
