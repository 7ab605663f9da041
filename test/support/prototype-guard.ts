/** Names that every object would inherit, had somebody written to the prototype of all; takes them away again. */
export function cleanPrototype(): string[] {
  const names = Object.keys(Object.prototype)
  for (const name of names) Reflect.deleteProperty(Object.prototype, name)
  return names
}
