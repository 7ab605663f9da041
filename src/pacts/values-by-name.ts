/**
 * Groups values by name. The result has only own properties, also for a name that every object inherits, such as
 * `__proto__` or `constructor`.
 */
export function valuesByName(pairs: Iterable<readonly [name: string, value: string]>): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const known = values.get(name)
    if (known) known.push(value)
    else values.set(name, [value])
  }
  return Object.fromEntries(values)
}
