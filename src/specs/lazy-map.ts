/** Map whose keys are known, and whose values are computed when they are first read. */
export class LazyMap<K, V> implements ReadonlyMap<K, V> {
  readonly #values = new Map<K, V>()
  readonly #keys: ReadonlySet<K>
  readonly #compute: (key: K) => V

  /** @param compute called at most once with each key */
  constructor(keys: Iterable<K>, compute: (key: K) => V) {
    this.#keys = new Set(keys)
    this.#compute = compute
  }

  get size(): number {
    return this.#keys.size
  }

  has(key: K): boolean {
    return this.#keys.has(key)
  }

  get(key: K): V | undefined {
    return this.#keys.has(key) ? this.#valueOf(key) : undefined
  }

  keys(): MapIterator<K> {
    return this.#keys.keys()
  }

  *values(): MapIterator<V> {
    for (const key of this.#keys) yield this.#valueOf(key)
  }

  *entries(): MapIterator<[K, V]> {
    for (const key of this.#keys) yield [key, this.#valueOf(key)]
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }

  #valueOf(key: K): V {
    const known = this.#values.get(key)
    if (known !== undefined || this.#values.has(key)) {
      // A key that is present has a value of this type.
      return known as V
    }
    const value = this.#compute(key)
    this.#values.set(key, value)
    return value
  }
}
