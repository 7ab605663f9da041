/** Lists names in one line: `a, b and 4,990 more`. @param most how many names are written out, at least 1 */
export function shortList(names: readonly string[], most = 10): string {
  if (names.length === 0) return 'none'
  if (names.length <= most) return names.join(', ')
  return `${names.slice(0, most).join(', ')} and ${(names.length - most).toLocaleString('en-US')} more`
}
