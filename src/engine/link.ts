/** Writes the relative reference of an operation: path and query percent-encoded, absent parameters left out. */
export type Link<Operations> = <Id extends keyof Operations>(
  operation: Id,
  path: PathOf<Operations[Id]>,
  query?: QueryOf<Operations[Id]>,
) => string

type PathOf<Operation> = Operation extends { parameters: { path: infer P } } ? P : Record<never, never>

type QueryOf<Operation> = Operation extends { parameters: { query?: infer Q } }
  ? Partial<Nullish<NonNullable<Q>>>
  : never

type Nullish<T> = { [P in keyof T]: T[P] | Readonly<T[P]> | undefined }

/**
 * Fills a path template and appends a query.
 * @param template such as `/api/agents/{agentId}`; every name in braces must be in `path`
 * @param exploded the names of the lists whose items are each given by name (`explode: true`)
 */
export function writeLink(
  template: string,
  path: Readonly<Record<string, unknown>>,
  query: object = {},
  exploded: readonly string[] = [],
): string {
  const filled = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name]
    if (typeof value !== 'string') throw new TypeError(`Failed to link to ${template}: no value for {${name}}`)
    return encodeURIComponent(value)
  })
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => {
      const items = exploded.includes(name) && Array.isArray(value) ? value : [value]
      return items.map((item) => `${encodeURIComponent(name)}=${listed(item)}`)
    })
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}

function listed(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).map((item) => encodeURIComponent(String(item))).join(',')
}
