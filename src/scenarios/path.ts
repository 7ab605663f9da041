/** Keys and indexes that lead to a value inside a scenario's file. */
export type Path = readonly (string | number)[]

/** Formats a path: `genesys.assistants[3].name`. */
export function formatPath(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

/** Returns the value at a path; undefined if the path leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.getOwnPropertyDescriptor(found, step)?.value
  }
  return found
}

/** Returns the path to the first value that is identical to another; undefined if no value is. */
export function pathTo(value: unknown, container: unknown, path: Path = []): Path | undefined {
  if (container === value) return path
  if (typeof container !== 'object' || container === null) return undefined
  for (const [key, inner] of Object.entries(container)) {
    const found = pathTo(value, inner, [...path, Array.isArray(container) ? Number(key) : key])
    if (found) return found
  }
  return undefined
}
