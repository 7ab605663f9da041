const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

/** Returns an expression for a property of an object. */
export function access(object: string, name: string): string {
  return IDENTIFIER.test(name) ? `${object}.${name}` : `${object}[${quoted(name)}]`
}

/** Returns a name as it is written in an object literal. */
export function propertyName(name: string): string {
  return IDENTIFIER.test(name) ? name : quoted(name)
}

/** Returns a string literal in single quotes. */
export function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner}'`
}

/** Longest object literal that is written on one line. */
const LINE = 80

/** A member of an object literal. The name `...` stands for all members of another object. */
export type MemberCode = readonly [name: string, value: string]

/** Returns an object literal on one line. A property whose value is its own name is written once. */
export function objectLiteral(members: readonly MemberCode[]): string {
  return members.length === 0 ? '{}' : `{ ${members.map(memberText).join(', ')} }`
}

/** Returns an object literal, with one member on each line if it is long. */
export function wrappedLiteral(members: readonly MemberCode[]): string {
  const line = objectLiteral(members)
  return line.length <= LINE ? line : `{\n${members.map((one) => `  ${memberText(one)},\n`).join('')}}`
}

function memberText([name, value]: MemberCode): string {
  if (name === '...') return `...${value}`
  return name === value && IDENTIFIER.test(name) ? name : `${propertyName(name)}: ${value}`
}

/** Returns a JSON value as an expression. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return objectLiteral(Object.entries(value).map(([name, member]) => [name, literal(member)]))
}

/** Returns a text as one line that can be part of a comment. */
export function commentText(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()
}

/** Returns a name in camel case, such as `specialEvents`, or in Pascal case, such as `SpecialEvents`. */
export function camelCase(name: string, isCapitalised = false): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const joined = words
    .map((word, i) => (i === 0 && !isCapitalised ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
  return /^\d/.test(joined) ? `_${joined}` : joined
}

/** Returns a name in kebab case, such as `special-events`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}
