/** Escapes a name for use as a token of a JSON Pointer (RFC 6901). */
export function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Returns the tokens of a JSON Pointer, unescaped. The empty pointer has none. */
export function tokensOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1)
  // Most pointers have no escaped characters, and documents have many thousands of pointers.
  return pointer.includes('~') ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')) : tokens
}

/** Returns the value at a JSON Pointer, or undefined if the pointer leads nowhere. Ignores inherited properties. */
export function valueAt(value: unknown, pointer: string): unknown {
  let found = value
  for (const token of tokensOf(pointer)) {
    if (typeof found !== 'object' || found === null) return undefined
    // The check excludes inherited properties.
    found = Object.hasOwn(found, token) ? (found as Readonly<Record<string, unknown>>)[token] : undefined
  }
  return found
}
