import { percentEncode } from '../../world/percent-encode.ts'

/** Returns the relative URL of an operation: path and query are percent-encoded, undefined parameters are left out. */
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

/** Fills in one path template and adds a query. */
export type LinkWriter = (path: Readonly<Record<string, unknown>>, query?: object) => string

/**
 * Returns a writer of links for a path template. The writer throws a TypeError if a name in braces has no value.
 * @param template such as `/api/agents/{agentId}`
 * @param exploded names of the query's lists that repeat the name for each item (`explode: true`)
 */
export function createLinkWriter(template: string, exploded: readonly string[] = []): LinkWriter {
  // Every other part is a name, because split() keeps what a group matches.
  const parts = template.split(/\{([^}]+)\}/)
  return (path, query) => {
    let link = parts[0] ?? ''
    for (let i = 1; i < parts.length; i += 2) {
      const value = path[parts[i] ?? '']
      if (typeof value !== 'string') throw new TypeError(`Failed to link to ${template}: no value for {${parts[i]}}`)
      link += percentEncode(value) + parts[i + 1]
    }
    return query ? link + writeQuery(query, exploded) : link
  }
}

function writeQuery(query: object, exploded: readonly string[]): string {
  let text = ''
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    const items: readonly unknown[] = Array.isArray(value) && exploded.includes(name) ? value : [value]
    for (const item of items) text += `${text === '' ? '?' : '&'}${percentEncode(name)}=${encodeItem(item)}`
  }
  return text
}

function encodeItem(value: unknown): string {
  return Array.isArray(value)
    ? value.map((item) => percentEncode(String(item))).join(',')
    : percentEncode(String(value))
}
