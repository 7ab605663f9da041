import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { isObject } from '../world/is-object.ts'
import type { Path } from './path.ts'

/** Resolves the expression of a placeholder. Returns undefined after it has reported an error. */
export type ResolveExpression = (expression: string, path: Path) => ParameterValue | undefined

const EXPRESSIONS = /\$\$\{|\$\{([^}]*)\}/g

/**
 * Replaces each placeholder `${…}` in the strings of a value. A string that consists of one placeholder takes the type
 * of its replacement. `$${` stands for a literal `${`. Returns the same value if it contains no placeholder.
 */
export function fill<T>(value: T, resolve: ResolveExpression, path: Path = []): T {
  // Only a string can change its type: callers validate the shape of the result again.
  return fillValue(value, resolve, path) as T
}

function fillValue(value: unknown, resolve: ResolveExpression, path: Path): unknown {
  if (typeof value === 'string') return value.includes('${') ? fillString(value, resolve, path) : value
  if (Array.isArray(value)) {
    const items = value.map((item, i) => fillValue(item, resolve, [...path, i]))
    return items.every((item, i) => item === value[i]) ? value : items
  }
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(
    ([name, inner]) => [name, fillValue(inner, resolve, [...path, name])] as const,
  )
  return entries.every(([name, inner]) => inner === value[name]) ? value : Object.fromEntries(entries)
}

function fillString(text: string, resolve: ResolveExpression, path: Path): ParameterValue {
  const whole = /^\$\{([^}]*)\}$/.exec(text)
  if (whole) return resolve(whole[1]?.trim() ?? '', path) ?? text
  // Every `${` before the last brace has an end, which keeps the search linear.
  const end = text.lastIndexOf('}') + 1
  const filled = text.slice(0, end).replace(EXPRESSIONS, (match, expression: string | undefined) => {
    return expression === undefined ? '${' : String(resolve(expression.trim(), path) ?? match)
  })
  return filled + text.slice(end).replaceAll('$${', () => '${')
}
