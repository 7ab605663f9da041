import { isObject } from '../../world/is-object.ts'

/** A matcher of a pact, of any version of the format. */
export interface AnyMatcher {
  readonly match?: unknown
  readonly regex?: unknown
}

/** Returns the matchers of a response's body by place, such as `results[].name`. */
export function bodyMatchers(rules: unknown): ReadonlyMap<string, readonly AnyMatcher[]> {
  if (!isObject(rules)) return new Map()
  const body = rules['body']
  // Pacts of version 2 have one object for all parts, with keys such as `$.body.results[*].name`.
  const entries = isObject(body)
    ? Object.entries(body)
    : Object.entries(rules).flatMap(([key, rule]) =>
        key.startsWith('$.body') ? [[`$${key.slice(6)}`, rule] as const] : [],
      )
  return new Map(entries.map(([path, rule]) => [placeOfPath(path), matchersIn(rule)]))
}

/** Returns the matchers of a response's header. */
export function headerMatchers(rules: unknown, name: string): readonly AnyMatcher[] {
  if (!isObject(rules)) return []
  const headers = isObject(rules['header']) ? rules['header'] : {}
  const found = Object.entries({ ...headers, ...rules }).find(([key]) => {
    const lower = key.toLowerCase()
    return lower === name.toLowerCase() || lower === `$.headers.${name}`.toLowerCase()
  })
  return found ? matchersIn(found[1]) : []
}

function matchersIn(rule: unknown): readonly AnyMatcher[] {
  if (!isObject(rule)) return []
  const { matchers } = rule
  return Array.isArray(matchers) ? matchers.filter(isObject) : [rule]
}

/** Converts a path of a pact to a place: `$.results[*]['name']` is `results[].name`. */
function placeOfPath(path: string): string {
  const tokens = path.matchAll(/\.([^.[\]]+)|\['([^']*)'\]|\["([^"]*)"\]|\[(\*|\d+)\]/g)
  let place = ''
  for (const [, plain, single, double, index] of tokens) {
    const name = plain ?? single ?? double
    if (index !== undefined) place += '[]'
    else place += place === '' ? (name ?? '') : `.${name ?? ''}`
  }
  return place
}
