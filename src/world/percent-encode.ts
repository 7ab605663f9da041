/**
 * Percent-encodes a string as `encodeURIComponent` does. A surrogate without its pair, which no URL can contain, becomes
 * U+FFFD instead of an exception.
 * @example
 * percentEncode('a b') // 'a%20b'
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
