/** Returns a name without case and punctuation: `FriendlyName` and `friendly_name` are the same. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '')
}

const folded = new WeakMap<object, ReadonlyMap<string, string>>()

/** Returns the value of a property by its name, or by a name that differs only in case and punctuation. */
export function valueByName(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name]
  const names = folded.get(object) ?? new Map(Object.keys(object).map((own) => [foldName(own), own]))
  folded.set(object, names)
  const own = names.get(foldName(name))
  return own === undefined || foldName(name) === '' ? undefined : object[own]
}
