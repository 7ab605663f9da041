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

/** Writes the references of one template. */
export type LinkWriter = (path: Readonly<Record<string, unknown>>, query?: object) => string

/**
 * Prepares a path template to be filled and followed by a query.
 * @param template such as `/api/agents/{agentId}`; a writer throws a TypeError when a name in braces has no value
 * @param exploded the names of the lists whose items are each given by name (`explode: true`)
 */
export function linkWriter(template: string, exploded: readonly string[] = []): LinkWriter {
  // Every other part is a name: split with a group keeps what it matched.
  const parts = template.split(/\{([^}]+)\}/)
  return (path, query) => {
    let link = parts[0] ?? ''
    for (let i = 1; i < parts.length; i += 2) {
      const value = path[parts[i] ?? '']
      if (typeof value !== 'string') throw new TypeError(`Failed to link to ${template}: no value for {${parts[i]}}`)
      link += encodeURIComponent(value) + parts[i + 1]
    }
    return query ? link + writeQuery(query, exploded) : link
  }
}

function writeQuery(query: object, exploded: readonly string[]): string {
  let text = ''
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    const items: readonly unknown[] = Array.isArray(value) && exploded.includes(name) ? value : [value]
    for (const item of items) text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${listed(item)}`
  }
  return text
}

function listed(value: unknown): string {
  return Array.isArray(value)
    ? value.map((item) => encodeURIComponent(String(item))).join(',')
    : encodeURIComponent(String(value))
}
