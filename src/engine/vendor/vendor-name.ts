/** Longest name that is made from several words. */
const LONGEST = 40

/**
 * Returns a name for a vendor, made from as many words of its document's title as fit: `Desks and Chairs API` becomes
 * `desks-and-chairs-api`.
 */
export function nameFromTitle(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['\u2019]s?\b/g, '')
  const words = plain.match(/[a-z\d]+/g) ?? []
  let name = ''
  for (const word of words) {
    const longer = name === '' ? word.replace(/^\d+/, '') : `${name}-${word}`
    if (name !== '' && longer.length > LONGEST) break
    name = longer.slice(0, LONGEST)
  }
  return name || 'api'
}
