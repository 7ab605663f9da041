/** Escapes a name for use as a token of a JSON Pointer (RFC 6901). */
export function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Returns the tokens of a JSON Pointer, unescaped. The empty pointer has none. */
export function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Returns the value at a JSON Pointer, or undefined if the pointer leads nowhere. Ignores inherited properties. */
export function valueAt(value: unknown, pointer: string): unknown {
  let found = value
  for (const token of tokensOf(pointer)) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.getOwnPropertyDescriptor(found, token)?.value
  }
  return found
}
