import { isObject } from '../../world/is-object.ts'

type Json = Readonly<Record<string, unknown>>

/** Paging of a list that has no pages. */
const NO_PAGES = JSON.stringify({ in: 'query' })

/**
 * Returns an `x-resource` without the facts that state an absence, such as no parents or no filters, if the same absence
 * is inferred anyway. The key stays, because a resource without one is a singleton. An operation of which only the role is left is printed as that role.
 * @param inferred the same `x-resource` as it is inferred without any overlay
 */
export function compactExtension(extension: Json, inferred: unknown): Json {
  const entries = Object.entries(extension).flatMap(([name, value]): [string, unknown][] => {
    const known = isObject(inferred) ? inferred[name] : undefined
    const compact = isObject(value) ? compactExtension(value, known) : value
    const isInferred = name !== 'key' && JSON.stringify(value) === JSON.stringify(known)
    return isInferred && isAbsence(compact) ? [] : [[name, compact]]
  })
  return Object.fromEntries(entries.map(([name, value]) => [name, onlyRole(value) ?? value]))
}

/** Returns whether a value states that something does not exist. */
function isAbsence(value: unknown): boolean {
  if (value === null || value === '' || value === false) return true
  return typeof value === 'object' && (Object.keys(value).length === 0 || JSON.stringify(value) === NO_PAGES)
}

function onlyRole(value: unknown): unknown {
  return isObject(value) && Object.keys(value).length === 1 ? value['role'] : undefined
}
