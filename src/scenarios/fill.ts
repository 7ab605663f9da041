import type { ParameterValue } from '../engine/services/emulator-services.ts'
import { isMapping } from './json-schema.ts'
import type { Path } from './path.ts'

/** Gives what stands for an expression; undefined when there is nothing, which it then has reported. */
export type Resolve = (expression: string, path: Path) => ParameterValue | undefined

const EXPRESSIONS = /\$\$\{|\$\{([^}]*)\}/g

/**
 * Replaces `${…}` in every text of a value. A text that is one expression and nothing more takes the type of what
 * stands for it; `$${` is a plain `${`. What has nothing to replace is given back as it is.
 */
export function fill<T>(value: T, resolve: Resolve, path: Path = []): T {
  // A text becomes what stands for it, and all else keeps its kind: whoever asked checks it again.
  return filled(value, resolve, path) as T
}

function filled(value: unknown, resolve: Resolve, path: Path): unknown {
  if (typeof value === 'string') return value.includes('${') ? filledText(value, resolve, path) : value
  if (Array.isArray(value)) {
    const items = value.map((item, i) => filled(item, resolve, [...path, i]))
    return items.every((item, i) => item === value[i]) ? value : items
  }
  if (!isMapping(value)) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, filled(inner, resolve, [...path, name])] as const)
  return entries.every(([name, inner]) => inner === value[name]) ? value : Object.fromEntries(entries)
}

function filledText(text: string, resolve: Resolve, path: Path): ParameterValue {
  const whole = /^\$\{([^}]*)\}$/.exec(text)
  if (whole) return resolve(whole[1]?.trim() ?? '', path) ?? text
  return text.replace(EXPRESSIONS, (match, expression: string | undefined) => {
    return expression === undefined ? '${' : String(resolve(expression.trim(), path) ?? match)
  })
}
