/** Headers that concern only one connection (RFC 9110, 7.6.1), and are not passed on. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/**
 * Returns the headers that a proxy passes on, in their order and spelling.
 * @param rawHeaders names and values in turn
 * @param others names in lower case of further headers that are left out
 */
export function endToEndHeaders(rawHeaders: readonly string[], others: readonly string[] = []): string[] {
  const left = new Set([...HOP_BY_HOP, ...namedByConnection(rawHeaders), ...others])
  return rawHeaders.filter((_, i) => !left.has((rawHeaders[i - (i % 2)] ?? '').toLowerCase()))
}

/** Returns the names of the headers that a `Connection` header marks as its own. */
function namedByConnection(rawHeaders: readonly string[]): string[] {
  return rawHeaders.flatMap((value, i) => {
    const isValue = i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'connection'
    return isValue ? value.split(',').map((name) => name.trim().toLowerCase()) : []
  })
}
