import { nearestName } from './declared-names.ts'
import { escapeToken } from './json-pointer.ts'
import type { MemberTree } from './member-tree.ts'

/** A query parameter or body member that a request has and its operation does not declare. */
export interface Undeclared {
  readonly in: 'query' | 'body'
  /** the parameter's name, or a JSON Pointer (RFC 6901) into the body */
  readonly at: string
  /** the most similar declared name, if one is similar */
  readonly nearest?: string
  /** true if the schema of a body forbids the member, instead of only not declaring it */
  readonly isForbidden?: boolean
}

/** How many undeclared names of one request are noted, in the query and in the body each. */
const MOST_NOTED = 20

/**
 * Returns the query parameters of a request that are not declared.
 * @param query without `?`
 * @param nested declared names that may continue in brackets
 */
export function undeclaredQuery(
  query: string,
  declared: readonly string[],
  nested: readonly string[] = [],
): Undeclared[] {
  const sent = [...new Set(new URLSearchParams(query).keys())]
  const unknown = sent.filter((name) => {
    return !declared.includes(name) && !nested.some((outer) => name.startsWith(`${outer}[`))
  })
  return unknown.slice(0, MOST_NOTED).map((name) => ({ in: 'query', at: name, ...nearestTo(name, declared) }))
}

/**
 * Returns the members of a body, at every depth, that its schema does not declare.
 * @param most how many are returned at most
 */
export function undeclaredMembers(tree: MemberTree, body: unknown, most = MOST_NOTED): Undeclared[] {
  // Most bodies have only declared members, whose places need not be written.
  if (!hasUndeclared(tree, body)) return []
  const found: Undeclared[] = []
  collect(tree, body, '', { found, most })
  return found
}

function hasUndeclared(tree: MemberTree, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) {
    const { items } = tree
    return items !== undefined && value.some((item) => hasUndeclared(items, item))
  }
  for (const name in value) {
    const declared = tree.properties.get(name)
    if (declared ? hasUndeclared(declared, Reflect.get(value, name)) : !tree.isOpen) return true
  }
  return false
}

interface Collected {
  readonly found: Undeclared[]
  readonly most: number
}

function collect(tree: MemberTree, value: unknown, at: string, collected: Collected): void {
  const { found, most } = collected
  if (typeof value !== 'object' || value === null || found.length >= most) return
  if (Array.isArray(value)) {
    const { items } = tree
    if (items) for (const [i, item] of value.entries()) collect(items, item, `${at}/${i}`, collected)
    return
  }
  for (const [name, member] of Object.entries(value)) {
    if (found.length >= most) return
    const declared = tree.properties.get(name)
    if (declared) collect(declared, member, `${at}/${escapeToken(name)}`, collected)
    else if (!tree.isOpen) {
      const nearest = nearestTo(name, [...tree.properties.keys()])
      const forbidden = tree.isClosed ? { isForbidden: true } : {}
      found.push({ in: 'body', at: `${at}/${escapeToken(name)}`, ...nearest, ...forbidden })
    }
  }
}

/** Returns the declared name that a name was probably meant to be. */
function nearestTo(name: string, declared: readonly string[]): { readonly nearest?: string } {
  const nearest = nearestName(name.replace(/\[\d*\]$/, ''), declared)
  return nearest === undefined ? {} : { nearest }
}
