/** Removes all enumerable properties from Object.prototype and returns their names. */
export function cleanPrototype(): string[] {
  const names = Object.keys(Object.prototype)
  for (const name of names) Reflect.deleteProperty(Object.prototype, name)
  return names
}
