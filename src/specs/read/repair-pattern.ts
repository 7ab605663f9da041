/**
 * Returns a pattern in the syntax of JavaScript; undefined if that is not possible. Knows literals with slashes and the
 * anchors of other languages.
 */
export function repairPattern(pattern: string): string | undefined {
  const literal = /^\/(\^.*|.*\$)\/[a-z]*$/s.exec(pattern)?.[1] ?? pattern
  const anchored = literal.replace(/^\\A/, '^').replace(/(?<!\\)\\[zZ]$/, '$')
  return isRegExp(anchored, 'u') || isRegExp(anchored, '') ? anchored : undefined
}

function isRegExp(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).flags === flags
  } catch {
    return false
  }
}
