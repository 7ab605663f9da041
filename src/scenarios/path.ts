/** The way to a value inside a scenario's file: keys and indexes. */
export type Path = readonly (string | number)[]

/** Writes a path as people do: `genesys.assistants[3].name`. */
export function formatPath(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

/** Whether one path is the other, or leads to something inside it. */
export function liesIn(path: Path, outer: Path): boolean {
  return path.length >= outer.length && outer.every((step, i) => path[i] === step)
}

/** What a value holds at a path; undefined where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.getOwnPropertyDescriptor(found, step)?.value
  }
  return found
}

/** The first way to a value inside another, compared as JSON is; undefined when it is not there. */
export function pathTo(wanted: unknown, within: unknown, path: Path = []): Path | undefined {
  if (within === wanted) return path
  if (typeof within !== 'object' || within === null) return undefined
  for (const [key, inner] of Object.entries(within)) {
    const found = pathTo(wanted, inner, [...path, Array.isArray(within) ? Number(key) : key])
    if (found) return found
  }
  return undefined
}
