/** A part of a text that code computes: the text is replaced by an expression. */
export interface Replacement {
  readonly text: string
  readonly expression: string
}

/** Formats a string as JavaScript: a template literal if it contains computed parts. */
export function quote(text: string, replacements: readonly Replacement[] = []): string {
  const used = replacements.filter((replacement) => text.includes(replacement.text))
  if (used.length === 0) return `'${escapeText(text, "'")}'`
  return `\`${splice(
    text,
    used.toSorted((a, b) => b.text.length - a.text.length),
  )}\``
}

function splice(text: string, [first, ...rest]: readonly Replacement[]): string {
  if (!first) return escapeText(text, '`').replaceAll('${', '\\${')
  const parts = text.split(first.text).map((part) => splice(part, rest))
  return parts.join(`\${${first.expression}}`)
}

function escapeText(text: string, delimiter: string): string {
  // JSON escapes what JavaScript escapes, except that the delimiter is another one.
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll(delimiter, `\\${delimiter}`)
  return escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Formats a value as JavaScript: names are quoted only where they must be. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return formatMembers(Object.entries(value).map(([name, member]) => [name, formatValue(member)]))
}

/** Formats members of an object whose values are expressions. */
export function formatMembers(members: readonly (readonly [name: string, expression: string])[]): string {
  return `{ ${members.map(([name, expression]) => `${formatName(name)}: ${expression}`).join(', ')} }`
}

/** Formats an expression that reads a member at a path. */
export function formatAccess(object: string, path: readonly (string | number)[]): string {
  return path.reduce<string>((expression, part) => {
    if (typeof part === 'number') return `${expression}[${part}]`
    return IDENTIFIER.test(part) ? `${expression}.${part}` : `${expression}[${quote(part)}]`
  }, object)
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

function formatName(name: string): string {
  return IDENTIFIER.test(name) ? name : quote(name)
}
